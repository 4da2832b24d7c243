using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>A part of a time axis.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
/// <param name="Start">Where it begins on the axis, from 0 to 1.</param>
/// <param name="End">Where it ends on the axis, from 0 to 1.</param>
/// <param name="IsCut">Whether time is left out here, so that the part is shorter than its time.</param>
public readonly record struct AxisPart(DateTimeOffset From, DateTimeOffset To, double Start, double End, bool IsCut);

/// <summary>Where on a time axis each moment stands; long calm whiles are cut out when they are most of the time.</summary>
/// <remarks>Simulated: how long is long, and how much of the axis a cut takes, was chosen by looking at pictures.</remarks>
public sealed class TimeAxis
{
    private const double Cut = 0.03;
    private const int MostCuts = 6;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(15);

    private TimeAxis(ImmutableArray<AxisPart> parts) => Parts = parts;

    /// <summary>The parts, in order and without a gap; there is at least one.</summary>
    public ImmutableArray<AxisPart> Parts { get; }

    /// <summary>The axis of a timeline.</summary>
    public static TimeAxis Of(RolloutTimeline timeline)
    {
        var moments = new List<DateTimeOffset> { timeline.From, timeline.To };
        moments.AddRange(timeline.Lanes.SelectMany(lane => lane.Spans).Select(span => span.From));
        moments.AddRange(timeline.Lanes.Select(lane => lane.To));
        moments.AddRange(timeline.Counts.Select(step => step.At));
        moments.AddRange(timeline.Marks.Select(mark => mark.At));
        moments.AddRange(timeline.Bounds.Select(bounds => bounds.From));
        return Of(moments);
    }

    /// <summary>An axis from the first of some moments to the last.</summary>
    /// <param name="moments">At least one; at each of them something happens.</param>
    public static TimeAxis Of(IEnumerable<DateTimeOffset> moments)
    {
        long[] sorted = [.. moments.Select(moment => moment.UtcTicks)];
        Array.Sort(sorted);
        var gaps = new List<(DateTimeOffset From, DateTimeOffset To)>();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] - sorted[i - 1] > Calm.Ticks) gaps.Add((Moment(sorted[i - 1]), Moment(sorted[i])));
        }
        var (first, last) = (Moment(sorted[0]), Moment(sorted[^1]));
        var span = last - first;
        var busy = span - Sum(gaps.Select(gap => gap.To - gap.From));
        var kept = busy * 0.3 > Calm ? busy * 0.3 : Calm;
        var cuts = gaps.Select(gap => (From: gap.From + (kept / 2), To: gap.To - (kept / 2))).Where(cut => cut.To - cut.From > kept / 2)
            .OrderByDescending(cut => cut.To - cut.From).ThenBy(cut => cut.From).Take(MostCuts).OrderBy(cut => cut.From).ToArray();
        var left = Sum(cuts.Select(cut => cut.To - cut.From));
        return left > span / 2 ? new TimeAxis(Divide(first, last, cuts, span - left)) : new TimeAxis([new AxisPart(first, last, 0, 1, false)]);
    }

    /// <summary>Where a moment stands, from 0 to 1.</summary>
    public double At(DateTimeOffset moment)
    {
        foreach (var part in Parts)
        {
            if (moment > part.To) continue;
            if (moment <= part.From || part.To == part.From) return part.Start;
            return part.Start + ((part.End - part.Start) * ((moment - part.From) / (part.To - part.From)));
        }
        return 1;
    }

    /// <summary>What moment stands at a place: the inverse of <see cref="At"/>.</summary>
    /// <param name="place">From 0 to 1.</param>
    public DateTimeOffset Moment(double place)
    {
        foreach (var part in Parts)
        {
            if (place > part.End) continue;
            return part.End == part.Start ? part.From : part.From + ((part.To - part.From) * Math.Max(0, (place - part.Start) / (part.End - part.Start)));
        }
        return Parts[^1].To;
    }

    /// <summary>Round moments to write at the axis.</summary>
    /// <param name="least">How far apart they are at least, as a share of the axis.</param>
    /// <returns>Multiples of one round span, counted from the axis's beginning; none inside a cut.</returns>
    public IEnumerable<DateTimeOffset> Ticks(double least)
    {
        var first = Parts[0];
        var origin = first.From;
        var scale = (first.To - first.From).TotalSeconds / Math.Max(first.End - first.Start, 1e-9);
        var step = Rounded(scale * least);
        foreach (var part in Parts)
        {
            if (part.IsCut) continue;
            for (var n = (long)Math.Ceiling((part.From - origin).TotalSeconds / step); origin.AddSeconds(n * step) <= part.To; n++)
                yield return origin.AddSeconds(n * step);
        }
    }

    private static double Rounded(double seconds)
    {
        foreach (var round in (ReadOnlySpan<double>)[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200])
        {
            if (round >= seconds) return round;
        }
        return 86400 * Math.Max(1, Math.Ceiling(seconds / 86400));
    }

    private static ImmutableArray<AxisPart> Divide(
        DateTimeOffset from, DateTimeOffset to, (DateTimeOffset From, DateTimeOffset To)[] cuts, TimeSpan shown)
    {
        var parts = ImmutableArray.CreateBuilder<AxisPart>();
        var scale = (1 - (Cut * cuts.Length)) / shown.TotalSeconds;
        var place = 0.0;
        foreach (var cut in cuts)
        {
            Add(from, cut.From, (cut.From - from).TotalSeconds * scale, false);
            Add(cut.From, cut.To, Cut, true);
            from = cut.To;
        }
        Add(from, to, (to - from).TotalSeconds * scale, false);
        return parts.ToImmutable();

        void Add(DateTimeOffset start, DateTimeOffset end, double share, bool isCut)
        {
            parts.Add(new AxisPart(start, end, place, place + share, isCut));
            place += share;
        }
    }

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);

    private static TimeSpan Sum(IEnumerable<TimeSpan> spans) => spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span);
}
