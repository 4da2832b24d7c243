using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim timeline</c>: what became of a Deployment's pods, and whether its strategy's promise was kept.</summary>
internal static class TimelineDirective
{
    /// <summary>The magic.</summary>
    public static Directive Timeline { get; } = new("#!sim timeline", "#!sim timeline deploy/NAME [-n NAMESPACE]", "Draws a Deployment's pods over time, between the bounds that its strategy promises")
    {
        Options = [DeploymentArgument.Namespace],
        Arguments = ["deploy/NAME", "NAME"],
        Required = 1,
        Example = "#!sim timeline deploy/web-deploy",
        Run = Run,
    };

    private static void Run(DirectiveCall call)
    {
        if (DeploymentArgument.Find(call, (cluster, ns, name) => cluster.Timeline(name, ns)) is not { } timeline) return;
        call.Output.Emit(new DisplayOutput(TimelineHtml.Bundle(timeline)));
    }
}
