using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands.Apply;
using KubeNotebooks.Kubectl.Commands.Create;
using KubeNotebooks.Kubectl.Commands.Discovery;
using KubeNotebooks.Kubectl.Commands.Logs;
using KubeNotebooks.Kubectl.Commands.Metadata;
using KubeNotebooks.Kubectl.Commands.Rollout;
using KubeNotebooks.Kubectl.Commands.Set;
using KubeNotebooks.Kubectl.Commands.Wait;
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
            CreateCommand.Definition,
            ExposeCommand.Definition,
            RunCommand.Definition,
            SetCommand.Definition,
            Missing("explain", "Get documentation for a resource"),
            GetCommand.Definition,
            Missing("edit", "Edit a resource on the server") with { Instead = "there is no editor here; use patch, set or scale, or change a manifest and apply it" },
            DeleteCommand.Definition,
            RolloutCommand.Definition,
            ScaleCommand.Definition,
            Missing("autoscale", "Auto-scale a deployment or replica set"),
            Missing("certificate", "Modify certificate resources"),
            ClusterInfoCommand.Definition,
            Missing("top", "Display resource (CPU/memory) usage"),
            CordonCommand.Cordon,
            CordonCommand.Uncordon,
            DrainCommand.Definition,
            Missing("taint", "Update the taints on one or more nodes"),
            DescribeCommand.Definition,
            LogsCommand.Definition,
            Missing("attach", "Attach to a running container"),
            Missing("exec", "Execute a command in a container"),
            Missing("port-forward", "Forward one or more local ports to a pod"),
            Missing("proxy", "Run a proxy to the Kubernetes API server"),
            Missing("cp", "Copy files and directories to and from containers"),
            Missing("auth", "Inspect authorization"),
            Missing("debug", "Create debugging sessions for troubleshooting workloads and nodes"),
            EventsCommand.Definition,
            DiffCommand.Definition,
            ApplyCommand.Definition,
            PatchCommand.Definition,
            ReplaceCommand.Definition,
            WaitCommand.Definition,
            Missing("kustomize", "Build a kustomization target from a directory or URL"),
            LabelCommand.Definition,
            AnnotateCommand.Definition,
            Missing("completion", "Output shell completion code for the specified shell"),
            ApiResourcesCommand.Definition,
            ApiVersionsCommand.Definition,
            Missing("config", "Modify kubeconfig files"),
            Missing("plugin", "Provides utilities for interacting with plugins"),
            VersionCommand.Definition,
            HelpCommand.Help,
            HelpCommand.Options,
        ],
    };

    private static Command Missing(string name, string summary, params string[] suggestFor) =>
        new(name, summary) { Supported = false, SuggestFor = suggestFor };
}
