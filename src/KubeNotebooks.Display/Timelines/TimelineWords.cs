using System.Collections.Immutable;
using System.Globalization;
using KubeNotebooks.ControlPlane.Timelines;

namespace KubeNotebooks.Display.Timelines;

/// <summary>What a timeline says, in words: the same in the picture, its alternative text and the terminal.</summary>
internal static class TimelineWords
{
    /// <summary>How many violations or losses are told one by one.</summary>
    private const int MostTold = 2;

    /// <summary>A moment, counted from the beginning of the timeline: <c>20.0 s</c>, or <c>13m5.2s</c> after three minutes.</summary>
    public static string Moment(RolloutTimeline timeline, DateTimeOffset at) => Span(at - timeline.From, "0.0");

    /// <summary>A moment without a fraction unless it has one: <c>20 s</c>.</summary>
    public static string Tick(RolloutTimeline timeline, DateTimeOffset at) => Span(at - timeline.From, "0.#");

    /// <summary>How long something took.</summary>
    public static string Span(TimeSpan span) => Span(span, span < TimeSpan.FromSeconds(10) ? "0.0" : "0");

    /// <summary>The Deployment's numbers: <c>5 replicas, 25% max unavailable, 25% max surge</c>.</summary>
    public static string Facts(RolloutTimeline timeline)
    {
        if (timeline.Bounds is not [.., var last]) return "";
        var replicas = string.Create(CultureInfo.InvariantCulture, $"{last.Replicas} {(last.Replicas == 1 ? "replica" : "replicas")}");
        return last.Unavailable is null ? $"{replicas}, strategy Recreate" : $"{replicas}, {last.MaxUnavailable} max unavailable, {last.MaxSurge} max surge";
    }

    /// <summary>The upper bound as a sum: <c>at most 7 = 5 + 2</c>.</summary>
    public static string AtMost(PromisedBounds bounds) => string.Create(CultureInfo.InvariantCulture,
        $"at most {bounds.AtMost} = {bounds.Replicas} + {bounds.Surge}");

    /// <summary>The lower bound as a sum: <c>at least 4 = 5 − 1</c>.</summary>
    public static string AtLeast(PromisedBounds bounds) => bounds.Unavailable is not { } missing
        ? "none promised to be available"
        : string.Create(CultureInfo.InvariantCulture, $"at least {bounds.AtLeast} = {bounds.Replicas} − {missing}");

    /// <summary>A ReplicaSet's numbers: <c>revision 1, then 3</c>.</summary>
    public static string Numbers(TimelineRevision revision) => revision.Numbers.IsEmpty
        ? "no revision"
        : "revision " + string.Join(", then ", revision.Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A ReplicaSet's images.</summary>
    public static string Images(TimelineRevision revision) => string.Join(", ", revision.Images);

    /// <summary>Whether the promise was kept, one sentence a line.</summary>
    public static ImmutableArray<string> Verdict(RolloutTimeline timeline)
    {
        var verdict = timeline.Verdict;
        if (timeline.Bounds is not [.., var last]) return ["Nothing is known of this Deployment."];
        var lines = ImmutableArray.CreateBuilder<string>();
        var begin = !verdict.Held ? "The promise was broken"
            : verdict.Losses.IsEmpty ? "The promise held"
            : verdict.Losses.All(IsRelease) ? "The promise held, but pods were released"
            : "The promise held, but pods failed by themselves";
        var most = string.Create(CultureInfo.InvariantCulture, $"most pods {verdict.MostPods} (allowed {verdict.Allowed})");
        lines.Add(last.Unavailable is not null && verdict.FewestAvailable is { } fewest
            ? string.Create(CultureInfo.InvariantCulture, $"{begin}: fewest available {fewest} (promised {verdict.Promised}), {most}.")
            : $"{begin}: {most}.");
        if (last.Unavailable is null)
            lines.Add($"Recreate promises no available pods while it changes over: there were none for {Span(timeline.LongestOutage)}.");
        else if (verdict.FewestAvailable is null)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"\"At least {last.AtLeast}\" counts from when {last.AtLeast} are available; so many never were."));
        foreach (var gap in verdict.Violations.Take(MostTold)) lines.Add(Broken(timeline, gap));
        if (verdict.Violations.Length > MostTold)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"And {verdict.Violations.Length - MostTold} times more."));
        if (verdict.Losses is [var loss, ..]) lines.Add(Lost(timeline, loss, verdict.Losses.Length - 1));
        if (verdict.Surplus is { } surplus)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"Up to {surplus.Count} pods existed for a moment, at {Moment(timeline, surplus.From)}: those that are no longer wanted are there until they are deleted."));
        }
        return lines.ToImmutable();
    }

    /// <summary>How the bounds changed, one sentence for each change; empty when they never did.</summary>
    public static ImmutableArray<string> BoundChanges(RolloutTimeline timeline) => timeline.Bounds.Length < 2 ? [] :
    [
        .. timeline.Bounds.TakeLast(3).Select(bounds =>
            $"{(bounds.From == timeline.Bounds[0].From ? "At first" : "From " + Moment(timeline, bounds.From))}: {AtMost(bounds)}, {AtLeast(bounds)}."),
    ];

    /// <summary>All that the picture says.</summary>
    public static string Alternative(RolloutTimeline timeline)
    {
        var parts = new List<string> { $"Rollout timeline of deployment/{timeline.Name}: {Facts(timeline)}" };
        if (timeline.Bounds is [.., var last]) parts.Add($"{AtMost(last)}, {AtLeast(last)}");
        if (!timeline.Marks.IsEmpty)
            parts.Add(string.Join("; ", Several([.. timeline.Marks.Select(mark => $"{mark.Label} at {Moment(timeline, mark.At)}")], 12)));
        parts.AddRange(timeline.Revisions.TakeLast(6).Select((revision, _) => string.Create(CultureInfo.InvariantCulture,
            $"{Images(revision)} ({revision.Hash}, {Numbers(revision)}): at most {Most(revision)} pods, now {Now(revision).Total}, {Now(revision).Available} available")));
        return string.Join(". ", parts) + ". " + string.Join(' ', Verdict(timeline));
    }

    /// <summary>The first of several texts, and how many more there are.</summary>
    /// <param name="texts">All of them.</param>
    /// <param name="most">How many are told; one more is told rather than counted.</param>
    public static IEnumerable<string> Several(ImmutableArray<string> texts, int most) => texts.Length <= most + 1
        ? texts
        : texts.Take(most).Append(string.Create(CultureInfo.InvariantCulture, $"and {texts.Length - most} more"));

    /// <summary>The most pods that a ReplicaSet had at once.</summary>
    public static int Most(TimelineRevision revision) => revision.Counts.IsEmpty ? 0 : revision.Counts.Max(step => step.Total);

    private static CountStep Now(TimelineRevision revision) => revision.Counts.IsEmpty ? default : revision.Counts[^1];

    private static string Broken(RolloutTimeline timeline, PromiseGap gap) => gap.Side == PromiseSide.AtLeast
        ? string.Create(CultureInfo.InvariantCulture,
            $"✕ At {Moment(timeline, gap.From)} {gap.Actor} deleted {gap.Pod}: {gap.Count} available, {gap.Bound} promised, for {Span(gap.To - gap.From)}.{ByHand(gap)}")
        : string.Create(CultureInfo.InvariantCulture,
            $"✕ At {Moment(timeline, gap.From)} {gap.Actor} scaled {gap.ReplicaSet}: {gap.Count} pods wanted, {gap.Bound} allowed, for {Span(gap.To - gap.From)}{(gap.Pod.Length > 0 ? "; the first too many was " + gap.Pod : "")}.");

    private static string ByHand(PromiseGap gap) => gap.Actor == "kubectl" ? " The strategy binds the rollout, not those who delete pods by hand." : "";

    private static string Lost(RolloutTimeline timeline, PromiseGap gap, int more)
    {
        var again = more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {more} times more)");
        var (what, remark) = IsRelease(gap)
            ? ("was released by its ReplicaSet", "It runs on; while nobody owns it, it does not count.")
            : ($"was lost ({gap.Reason})", "No strategy promises that an app does not fail.");
        var lasted = gap.To - gap.From;
        var span = lasted < TimeSpan.FromSeconds(0.1) ? "less than 0.1 s" : Span(lasted);
        return string.Create(CultureInfo.InvariantCulture,
            $"At {Moment(timeline, gap.From)} {gap.Pod} {what}: {gap.Count} available, {gap.Bound} promised, for {span}{again}. {remark}");
    }

    private static bool IsRelease(PromiseGap gap) => gap.Reason == PromiseGap.Released;

    private static string Span(TimeSpan span, string seconds)
    {
        if (span < TimeSpan.FromMinutes(3)) return span.TotalSeconds.ToString(seconds, CultureInfo.InvariantCulture) + " s";
        var rest = (span - TimeSpan.FromMinutes(Math.Floor(span.TotalMinutes))).TotalSeconds;
        var tail = Math.Round(rest, 1) == 0 ? "" : rest.ToString(seconds, CultureInfo.InvariantCulture) + "s";
        return span < TimeSpan.FromHours(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}m{tail}")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}h{span.Minutes}m{tail}");
    }
}
