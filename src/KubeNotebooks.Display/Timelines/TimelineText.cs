using System.Globalization;
using System.Text;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Timelines;

/// <summary>A rollout timeline for a terminal.</summary>
internal static class TimelineText
{
    private const int Label = 15;
    private const int Columns = 84;
    private const int MostLanes = 40;

    /// <summary>The text: at most 100 columns wide.</summary>
    public static string Of(RolloutTimeline timeline)
    {
        var axis = TimeAxis.Of(timeline);
        var text = new StringBuilder();
        Line(text, $"deployment/{timeline.Name}  {TimelineWords.Facts(timeline)}");
        var states = timeline.Lanes.SelectMany(lane => lane.Spans).Select(span => span.State).ToHashSet();
        Line(text, string.Join("  ", Textures.InOrder.Where(states.Contains).Select(state => $"{Glyph(state)} {Textures.Name(state)}")));
        Line(text, "");
        Marks(text, timeline, axis);
        if (timeline.Lanes.Length <= MostLanes) Lanes(text, timeline, axis);
        else Bands(text, timeline, axis);
        Numbers(text, "pods", timeline.Counts.Select(step => (step.At, step.Total)), axis);
        Numbers(text, "available", timeline.Counts.Select(step => (step.At, step.Available)), axis);
        Ticks(text, timeline, axis);
        Line(text, "");
        if (timeline.Bounds is [var only]) Line(text, $"{TimelineWords.AtMost(only)}, {TimelineWords.AtLeast(only)}");
        foreach (var line in TimelineWords.BoundChanges(timeline)) Wrapped(text, line);
        foreach (var line in TimelineWords.Verdict(timeline)) Wrapped(text, line);
        return text.ToString();
    }

    private static void Marks(StringBuilder text, RolloutTimeline timeline, TimeAxis axis)
    {
        var row = Enumerable.Repeat(' ', Columns).ToArray();
        var labels = new List<string>();
        foreach (var mark in timeline.Marks.Take(26))
        {
            var letter = (char)('A' + labels.Count);
            row[Math.Min(Columns - 1, (int)(axis.At(mark.At) * Columns))] = letter;
            labels.Add($"{letter} {TimelineWords.Moment(timeline, mark.At)} {mark.Label}");
        }
        foreach (var line in TimelineCanvas.Wrap(string.Join("   ", labels).Replace(' ', '\u00a0').Replace("\u00a0\u00a0\u00a0", " ", StringComparison.Ordinal), Columns))
            Line(text, "".PadRight(Label) + line.Replace(" ", "   ", StringComparison.Ordinal).Replace('\u00a0', ' '));
        if (labels.Count > 0) Row(text, "", row);
    }

    private static void Lanes(StringBuilder text, RolloutTimeline timeline, TimeAxis axis)
    {
        var byRevision = timeline.Lanes.ToLookup(lane => lane.Revision);
        for (var i = 0; i < timeline.Revisions.Length; i++)
        {
            Heading(text, timeline.Revisions[i], byRevision[i].Any() ? "" : ", no pods");
            foreach (var lane in byRevision[i])
            {
                var restarts = lane.Restarts == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"↻{lane.Restarts} ");
                Row(text, restarts + Short.Of(lane.Suffix, 9), [.. Enumerable.Range(0, Columns).Select(column => At(lane, Middle(axis, column)))]);
            }
        }
    }

    /// <summary>How many pods of each revision were in which state, as numbers.</summary>
    private static void Bands(StringBuilder text, RolloutTimeline timeline, TimeAxis axis)
    {
        Wrapped(text, string.Create(CultureInfo.InvariantCulture, $"{timeline.Lanes.Length} pods, too many for a lane each: the rows tell how many there were."));
        foreach (var revision in timeline.Revisions.TakeLast(6))
        {
            Heading(text, revision, string.Create(CultureInfo.InvariantCulture, $", up to {TimelineWords.Most(revision)} pods"));
            Numbers(text, "pods", revision.Counts.Select(step => (step.At, step.Total)), axis);
            Numbers(text, "available", revision.Counts.Select(step => (step.At, step.Available)), axis);
        }
    }

    private static void Heading(StringBuilder text, TimelineRevision revision, string more)
    {
        Line(text, Short.Of($"{Short.Of(TimelineWords.Images(revision), 50)}  {revision.Hash}  {TimelineWords.Numbers(revision)}{more}", Label + Columns));
    }

    private static char At(PodLane lane, DateTimeOffset moment)
    {
        foreach (var span in lane.Spans)
        {
            if (moment >= span.From && moment < span.To) return Glyph(span.State);
        }
        return ' ';
    }

    private static char Glyph(PodState state) => state switch
    {
        PodState.Pending => '·',
        PodState.Starting => '░',
        PodState.NotReady => '▒',
        PodState.Ready => '█',
        PodState.Failed => '✕',
        PodState.Succeeded => '✓',
        _ => '╱',
    };

    /// <summary>Numbers over time: each where it begins, as far as there is room.</summary>
    private static void Numbers(StringBuilder text, string label, IEnumerable<(DateTimeOffset At, int Value)> steps, TimeAxis axis)
    {
        var values = new StepPath(Columns, axis).Sample(steps);
        var row = Enumerable.Repeat('─', Columns).ToArray();
        for (var i = 0; i < Columns;)
        {
            var number = values[i].ToString(CultureInfo.InvariantCulture);
            if (i + number.Length <= Columns) number.CopyTo(row.AsSpan(i));
            var next = i + number.Length + 1;
            for (i++; i < Columns && (values[i] == values[i - 1] || i < next); i++)
            {
                if (i >= next && values[i].ToString(CultureInfo.InvariantCulture) != number) break;
            }
        }
        Row(text, label, row);
    }

    private static void Ticks(StringBuilder text, RolloutTimeline timeline, TimeAxis axis)
    {
        var row = Enumerable.Repeat(' ', Columns).ToArray();
        var end = -2;
        foreach (var part in axis.Parts.Where(part => part.IsCut)) row[(int)((part.Start + part.End) / 2 * Columns)] = '⋯';
        foreach (var at in axis.Ticks(9.0 / Columns))
        {
            var (start, label) = ((int)(axis.At(at) * Columns), TimelineWords.Tick(timeline, at));
            if (start <= end + 1 || start + label.Length > Columns || row.AsSpan(start, label.Length).Contains('⋯')) continue;
            label.CopyTo(row.AsSpan(start));
            end = start + label.Length;
        }
        Row(text, "", row);
        foreach (var part in axis.Parts.Where(part => part.IsCut))
            Line(text, $"{"",Label}⋯ {TimelineWords.Span(part.To - part.From)} from {TimelineWords.Moment(timeline, part.From)} on are left out: nothing changed");
    }

    private static DateTimeOffset Middle(TimeAxis axis, int column) => axis.Moment((column + 0.5) / Columns);

    private static void Row(StringBuilder text, string label, ReadOnlySpan<char> row) => Line(text, $"{label.PadLeft(Label - 2)}  {row}");

    private static void Wrapped(StringBuilder text, string line)
    {
        foreach (var part in TimelineCanvas.Wrap(line, Label + Columns)) Line(text, part);
    }

    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');
}
