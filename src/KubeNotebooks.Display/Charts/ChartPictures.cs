using System.Runtime.CompilerServices;
using KubeNotebooks.ControlPlane.Timelines;
using Plotly.NET;

namespace KubeNotebooks.Display.Charts;

/// <summary>
/// Remembers which charts were made of a timeline, whatever was changed about them since: their traces stay the same objects.
/// </summary>
internal static class ChartPictures
{
    private static readonly ConditionalWeakTable<Trace, RolloutTimeline> Timelines = [];

    /// <summary>Remembers a chart.</summary>
    /// <returns>The same chart.</returns>
    public static GenericChart Remember(GenericChart chart, RolloutTimeline timeline)
    {
        foreach (var trace in GenericChart.getTraces(chart)) Timelines.AddOrUpdate(trace, timeline);
        return chart;
    }

    /// <summary>The timeline that a chart was made of; null when it was made of something else.</summary>
    public static RolloutTimeline? Of(GenericChart chart)
    {
        foreach (var trace in GenericChart.getTraces(chart))
        {
            if (Timelines.TryGetValue(trace, out var timeline)) return timeline;
        }
        return null;
    }
}
