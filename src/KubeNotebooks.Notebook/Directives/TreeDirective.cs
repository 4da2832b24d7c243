using KubeNotebooks.ControlPlane.Trees;
using KubeNotebooks.Display;
using KubeNotebooks.Display.Trees;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim tree</c>: Deployments, their revisions and their pods.</summary>
internal static class TreeDirective
{
    /// <summary>The magic.</summary>
    public static Directive Tree { get; } = new("#!sim tree", "#!sim tree [deploy/NAME] [-n NAMESPACE]",
        "Shows a Deployment, its revisions and their pods; without a name, all Deployments of the namespace")
    {
        Arguments = ["deploy/NAME", "NAME"],
        Options = [DeploymentArgument.Namespace],
        Example = "#!sim tree deploy/web",
        Run = Run,
    };

    private static void Run(DirectiveCall call)
    {
        var cluster = call.Session.Cluster;
        if (!call.Arguments.Positional.IsEmpty)
        {
            if (DeploymentArgument.Find(call) is { } deployment) Show(call, TreeView.Of(cluster, DeploymentTree.Of(cluster, deployment)));
            return;
        }
        var ns = call.Arguments.Value("-n") ?? "default";
        var trees = DeploymentTree.OfNamespace(cluster, ns);
        cluster.LastExitCode = 0;
        if (trees.IsEmpty) call.Output.Emit(new StreamOutput(StreamOutput.Error, $"There is no Deployment in namespace {ns}.\n"));
        else Show(call, TreeView.Of(cluster, trees));
    }

    private static void Show(DirectiveCall call, MimeBundle bundle) => call.Output.Emit(new DisplayOutput(bundle));
}
