using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Describe;
using KubeNotebooks.Kubectl.Get;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>All commands of kubectl, in kubectl's order (in which it suggests them).</summary>
internal static class CommandTree
{
    /// <summary>The command <c>kubectl</c> itself.</summary>
    public static Command Root { get; } = new("kubectl", "kubectl controls the Kubernetes cluster manager")
    {
        Usage = "[flags] [options]",
        Subcommands =
        [
            Missing("create", "Create a resource from a file or from stdin"),
            Missing("expose", "Take a deployment or pod and expose it as a new Kubernetes service"),
            Missing("run", "Run a particular image on the cluster"),
            Missing("set", "Set specific features on objects"),
            Missing("explain", "Get documentation for a resource"),
            GetCommand.Definition,
            Missing("edit", "Edit a resource on the server"),
            Missing("delete", "Delete resources by file names, stdin, resources and names, or by resources and label selector", "rm", "remove"),
            Missing("rollout", "Manage the rollout of a resource"),
            Missing("scale", "Set a new size for a deployment or replica set", "resize"),
            Missing("autoscale", "Auto-scale a deployment or replica set"),
            Missing("certificate", "Modify certificate resources"),
            Missing("cluster-info", "Display cluster information"),
            Missing("top", "Display resource (CPU/memory) usage"),
            Missing("cordon", "Mark node as unschedulable"),
            Missing("uncordon", "Mark node as schedulable"),
            Missing("drain", "Drain node in preparation for maintenance"),
            Missing("taint", "Update the taints on one or more nodes"),
            DescribeCommand.Definition,
            Missing("logs", "Print the logs for a container in a pod"),
            Missing("attach", "Attach to a running container"),
            Missing("exec", "Execute a command in a container"),
            Missing("port-forward", "Forward one or more local ports to a pod"),
            Missing("proxy", "Run a proxy to the Kubernetes API server"),
            Missing("cp", "Copy files and directories to and from containers"),
            Missing("auth", "Inspect authorization"),
            Missing("debug", "Create debugging sessions for troubleshooting workloads and nodes"),
            EventsCommand.Definition,
            Missing("diff", "Diff the live version against a would-be applied version"),
            Missing("apply", "Apply a configuration to a resource by file name or stdin"),
            Missing("patch", "Update fields of a resource"),
            Missing("replace", "Replace a resource by file name or stdin", "update"),
            Missing("wait", "Wait for a specific condition on one or many resources", "list", "ps"),
            Missing("kustomize", "Build a kustomization target from a directory or URL"),
            Missing("label", "Update the labels on a resource"),
            Missing("annotate", "Update the annotations on a resource"),
            Missing("completion", "Output shell completion code for the specified shell"),
            Missing("api-resources", "Print the supported API resources on the server"),
            Missing("api-versions", "Print the supported API versions on the server"),
            Missing("config", "Modify kubeconfig files"),
            Missing("plugin", "Provides utilities for interacting with plugins"),
            Missing("version", "Print the client and server version information"),
        ],
    };

    private static Command Missing(string name, string summary, params string[] suggestFor) =>
        new(name, summary) { Supported = false, SuggestFor = suggestFor };
}
