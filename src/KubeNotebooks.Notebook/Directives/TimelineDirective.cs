using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim timeline</c>: what became of a Deployment's pods, and whether its strategy's promise was kept.</summary>
internal static class TimelineDirective
{
    /// <summary>The magic.</summary>
    public static Directive Timeline { get; } = new(
        "#!sim timeline",
        "#!sim timeline deploy/NAME [-n NAMESPACE] [--interactive] [--cdn]",
        "Draws a Deployment's pods over time, between the bounds that its strategy promises")
    {
        Options =
        [
            DeploymentArgument.Namespace,
            new("--interactive", null, "As a chart that can be explored; without scripts the picture stays"),
            new("--cdn", null, "The chart's script comes from a server, not with the output: smaller, but a network is needed"),
        ],
        Arguments = ["deploy/NAME", "NAME"],
        Required = 1,
        Example = "#!sim timeline deploy/web-deploy",
        Run = Run,
    };

    private static void Run(DirectiveCall call)
    {
        if (DeploymentArgument.Find(call, (cluster, ns, name) => cluster.Timeline(name, ns)) is not { } timeline) return;
        var shown = TimelineHtml.Bundle(timeline);
        if (call.Arguments.Has("--interactive") || call.Arguments.Has("--cdn"))
            shown = shown.With(MimeBundle.HtmlText, TimelineCharts.InteractiveHtml(timeline, call.Session.Plotly, call.Arguments.Has("--cdn")));
        call.Output.Emit(new DisplayOutput(shown));
    }
}
