using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Charts;
using Plotly.NET;

namespace KubeNotebooks.Display;

/// <summary>A rollout timeline as a chart to explore and to restyle.</summary>
public static class TimelineCharts
{
    /// <summary>The chart: a bar for each state of each pod, and below them the counts between the bounds.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <returns>A chart of Plotly.NET; with <c>using Plotly.NET.CSharp;</c> it can be changed as any other.</returns>
    public static GenericChart ToChart(this RolloutTimeline timeline) => ChartPictures.Remember(TimelineFigure.Of(timeline), timeline);

    /// <summary>The chart as HTML: the picture, which gives way to the chart where scripts run.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="plotly">Where the page gets the script from.</param>
    /// <param name="fromNetwork">Whether the script comes from Plotly's own server: a small output, but a network is needed.</param>
    public static string InteractiveHtml(RolloutTimeline timeline, PlotlySource plotly, bool fromNetwork = false) =>
        ChartHtml.Of(timeline.ToChart(), plotly, fromNetwork);
}
