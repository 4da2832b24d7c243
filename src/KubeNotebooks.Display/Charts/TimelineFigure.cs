using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Timelines;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace KubeNotebooks.Display.Charts;

/// <summary>A rollout timeline as a figure of Plotly: lanes above, counts between the bounds below, seconds across.</summary>
internal static class TimelineFigure
{
    /// <summary>Beyond this many pods there are no lanes, only counts.</summary>
    private const int MostLanes = 400;

    /// <summary>The figure.</summary>
    public static GenericChart Of(RolloutTimeline timeline)
    {
        var traces = new List<Trace>();
        var hasLanes = timeline.Lanes.Length is > 0 and <= MostLanes;
        if (hasLanes) traces.AddRange(Lanes(timeline));
        traces.AddRange(Counts(timeline));
        traces.AddRange(Bounds(timeline));
        var chart = GenericChart.ofTraceObjects(false, ListModule.OfSeq(traces));
        return GenericChart.setLayout(Layout(timeline, hasLanes), chart);
    }

    private static IEnumerable<Trace> Lanes(RolloutTimeline timeline)
    {
        var spans = timeline.Lanes.SelectMany(lane => lane.Spans.Select(span => (Lane: lane, Span: span)));
        foreach (var group in spans.GroupBy(one => (one.Lane.Revision, one.Span.State)).OrderBy(group => group.Key))
        {
            var revision = timeline.Revisions[group.Key.Revision];
            var hue = Palette.Of(revision.Place);
            var light = group.Key.State is PodState.Pending or PodState.Starting or PodState.NotReady;
            var trace = Trace("bar", $"{TimelineWords.Images(revision)} {Textures.Name(group.Key.State)}");
            trace.SetProperty("orientation", "h");
            trace.SetProperty("y", group.Select(one => one.Lane.Name).ToArray());
            trace.SetProperty("base", group.Select(one => Seconds(timeline, one.Span.From)).ToArray());
            trace.SetProperty("x", group.Select(one => Math.Round((one.Span.To - one.Span.From).TotalSeconds, 3)).ToArray());
            trace.SetProperty("hovertext", group.Select(one => Hover(timeline, revision, one.Lane, one.Span)).ToArray());
            trace.SetProperty("hoverinfo", "text");
            trace.SetProperty("legendgroup", revision.Hash);
            trace.SetProperty("marker", new Dictionary<string, object>
            {
                ["color"] = group.Key.State == PodState.Failed ? Palette.Failure : light ? hue.Light : hue.Solid,
                ["line"] = new Dictionary<string, object> { ["color"] = hue.Solid, ["width"] = light ? 1 : 0 },
                ["pattern"] = new Dictionary<string, object> { ["shape"] = Pattern(group.Key.State) },
            });
            yield return trace;
        }
    }

    private static IEnumerable<Trace> Counts(RolloutTimeline timeline)
    {
        var moments = timeline.Counts.Select(step => step.At).Append(timeline.To).ToArray();
        foreach (var revision in timeline.Revisions)
        {
            var values = new int[moments.Length];
            for (var (i, next) = (0, 0); i < moments.Length; i++)
            {
                while (next < revision.Counts.Length && revision.Counts[next].At <= moments[i]) next++;
                values[i] = next == 0 ? 0 : revision.Counts[next - 1].Available;
            }
            var trace = Steps(timeline, $"{TimelineWords.Images(revision)} available", moments, values, Palette.Of(revision.Place).Solid);
            trace.SetProperty("stackgroup", "available");
            trace.SetProperty("legendgroup", revision.Hash);
            yield return trace;
        }
        yield return Steps(timeline, "all pods that count", moments, [.. timeline.Counts.Select(step => step.Total), timeline.Counts.LastOrDefault().Total], Palette.Ink);
    }

    private static IEnumerable<Trace> Bounds(RolloutTimeline timeline)
    {
        foreach (var (name, value) in new (string, Func<PromisedBounds, int>)[] { ("at most", one => one.AtMost), ("at least", one => one.AtLeast) })
        {
            var moments = timeline.Bounds.SelectMany(one => new[] { one.From, one.To }).ToArray();
            var trace = Steps(timeline, $"{name}, as the strategy promises", moments, [.. timeline.Bounds.SelectMany(one => new[] { value(one), value(one) })], Palette.Promise);
            trace.SetProperty("line", new Dictionary<string, object> { ["shape"] = "hv", ["dash"] = "dash", ["color"] = Palette.Promise, ["width"] = 1.5 });
            yield return trace;
        }
    }

    private static Trace Steps(RolloutTimeline timeline, string name, DateTimeOffset[] moments, int[] values, string colour)
    {
        var trace = Trace("scatter", name);
        trace.SetProperty("mode", "lines");
        trace.SetProperty("x", moments.Select(at => Seconds(timeline, at)).ToArray());
        trace.SetProperty("y", values);
        trace.SetProperty("yaxis", "y2");
        trace.SetProperty("line", new Dictionary<string, object> { ["shape"] = "hv", ["color"] = colour, ["width"] = 1.5 });
        return trace;
    }

    private static Trace Trace(string type, string name)
    {
        var trace = new Trace(type);
        trace.SetProperty("name", Html.Escape(name));
        return trace;
    }

    private static Layout Layout(RolloutTimeline timeline, bool hasLanes)
    {
        var layout = new Layout();
        var time = new LinearAxis();
        time.SetProperty("ticksuffix", " s");
        time.SetProperty("anchor", "y2");
        var pods = new LinearAxis();
        pods.SetProperty("domain", hasLanes ? new[] { 0.34, 1.0 } : [0.99, 1.0]);
        pods.SetProperty("autorange", "reversed");
        pods.SetProperty("automargin", true);
        pods.SetProperty("dtick", 1);
        pods.SetProperty("tickfont", new Dictionary<string, object> { ["family"] = "monospace", ["size"] = 11 });
        pods.SetProperty("visible", hasLanes);
        var counts = new LinearAxis();
        counts.SetProperty("domain", hasLanes ? new[] { 0.0, 0.28 } : [0.0, 0.95]);
        counts.SetProperty("rangemode", "tozero");
        counts.SetProperty("title", new Dictionary<string, object> { ["text"] = "pods" });
        layout.SetProperty("title", new Dictionary<string, object> { ["text"] = Html.Escape($"deployment/{timeline.Name}") });
        layout.SetProperty("margin", new Dictionary<string, object> { ["t"] = 110 });
        layout.SetProperty("barmode", "overlay");
        layout.SetProperty("hovermode", "closest");
        layout.SetProperty("height", hasLanes ? Math.Max(520, 380 + (timeline.Lanes.Length * 20)) : 420);
        layout.SetProperty("xaxis", time);
        layout.SetProperty("yaxis", pods);
        layout.SetProperty("yaxis2", counts);
        layout.SetProperty("legend", new Dictionary<string, object> { ["orientation"] = "h", ["y"] = -0.1, ["yanchor"] = "top" });
        layout.SetProperty("shapes", timeline.Marks.Take(100).Select(mark => new Dictionary<string, object>
        {
            ["type"] = "line",
            ["xref"] = "x",
            ["yref"] = "paper",
            ["y0"] = 0,
            ["y1"] = 1,
            ["x0"] = Seconds(timeline, mark.At),
            ["x1"] = Seconds(timeline, mark.At),
            ["line"] = new Dictionary<string, object> { ["dash"] = "dot", ["width"] = 1, ["color"] = Palette.Ink },
        }).ToArray());
        layout.SetProperty("annotations", timeline.Marks.Take(100).Select((mark, i) => new Dictionary<string, object>
        {
            ["xref"] = "x",
            ["yref"] = "paper",
            ["x"] = Seconds(timeline, mark.At),
            ["y"] = 1,
            ["yshift"] = 4 + (i % 3 * 15),
            ["xanchor"] = "left",
            ["yanchor"] = "bottom",
            ["showarrow"] = false,
            ["text"] = Html.Escape(mark.Label),
        }).ToArray());
        return layout;
    }

    private static string Hover(RolloutTimeline timeline, TimelineRevision revision, PodLane lane, PodSpan span) => Html.Escape(
        $"{lane.Name} {(lane.Node.Length == 0 ? "on no node" : $"on {lane.Node}")}, {TimelineWords.Images(revision)}: {Textures.Name(span.State)} ({span.Reason}), {TimelineWords.Moment(timeline, span.From)} – {TimelineWords.Moment(timeline, span.To)}");

    private static double Seconds(RolloutTimeline timeline, DateTimeOffset at) => Math.Round((at - timeline.From).TotalSeconds, 3);

    private static string Pattern(PodState state) => state switch
    {
        PodState.Pending => ".",
        PodState.NotReady => "-",
        PodState.Failed => "x",
        PodState.Terminating => "/",
        _ => "",
    };
}
