using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>A part of a timeline, as a timeline of its own.</summary>
internal static class TimelineWindow
{
    /// <summary>What happened from a moment on.</summary>
    /// <param name="timeline">The whole.</param>
    /// <param name="from">Within it.</param>
    public static RolloutTimeline Since(RolloutTimeline timeline, DateTimeOffset from)
    {
        var lanes = timeline.Lanes.Select(lane => lane with { Spans = Clip(lane.Spans, from) }).Where(lane => !lane.Spans.IsEmpty).ToImmutableArray();
        var counts = Clip(timeline.Counts, from);
        var bounds = timeline.Bounds.Where(one => one.To > from).Select(one => one with { From = Later(one.From, from) }).ToImmutableArray();
        return timeline with
        {
            From = from,
            Revisions = [.. timeline.Revisions.Select(revision => revision with { Counts = Clip(revision.Counts, from) })],
            Lanes = lanes,
            Counts = counts,
            Bounds = bounds,
            Marks = [.. timeline.Marks.Where(mark => mark.At >= from)],
            Verdict = Verdict(timeline.Verdict, counts, bounds, from),
        };
    }

    private static RolloutVerdict Verdict(RolloutVerdict whole, ImmutableArray<CountStep> counts, ImmutableArray<PromisedBounds> bounds, DateTimeOffset from) => whole with
    {
        FewestAvailable = counts.IsEmpty ? null : counts.Min(step => step.Available),
        Promised = bounds is [.., var now] ? now.AtLeast : 0,
        MostPods = counts.IsEmpty ? 0 : counts.Max(step => step.Total),
        Allowed = bounds is [.., var latest] ? latest.AtMost : 0,
        Violations = [.. whole.Violations.Where(gap => gap.To > from)],
        Losses = [.. whole.Losses.Where(gap => gap.To > from)],
        Surplus = whole.Surplus is { } surplus && surplus.From >= from ? surplus : null,
    };

    private static ImmutableArray<PodSpan> Clip(ImmutableArray<PodSpan> spans, DateTimeOffset from) =>
        [.. spans.Where(span => span.To > from).Select(span => span with { From = Later(span.From, from) })];

    private static ImmutableArray<CountStep> Clip(ImmutableArray<CountStep> steps, DateTimeOffset from)
    {
        var before = steps.Count(step => step.At <= from);
        return before == 0 ? steps : [steps[before - 1] with { At = from }, .. steps[before..]];
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
