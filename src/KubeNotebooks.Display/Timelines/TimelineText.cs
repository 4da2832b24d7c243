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

    /// <summary>How many marks a letter tells; more are counted.</summary>
    private const int MostTold = 12;

    /// <summary>What the columns with marks are called.</summary>
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>A space at which no line is broken.</summary>
    private const char Hard = '\u00a0';

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
        if (timeline.Marks.IsEmpty) return;
        var columns = timeline.Marks.ToLookup(mark => Column(mark, 1));
        if (columns.Count > Letters.Length) columns = timeline.Marks.ToLookup(mark => Column(mark, 2));
        var row = Enumerable.Repeat(' ', Columns).ToArray();
        var labels = new List<string>();
        foreach (var (letter, marks) in Letters.Zip(columns))
        {
            row[marks.Key] = letter;
            var told = TimelineWords.Several([.. Told(timeline, marks)], MostTold).Select(mark => mark.Replace(' ', Hard));
            labels.Add($"{letter}{Hard}{string.Join("; ", told)}");
        }
        foreach (var line in TimelineCanvas.Wrap(string.Join(' ', labels), Columns))
            Line(text, "".PadRight(Label) + line.Replace("; ", $";{Hard}", StringComparison.Ordinal).Replace(" ", "   ", StringComparison.Ordinal).Replace(Hard, ' '));
        Row(text, "", row);

        int Column(TimelineMark mark, int width) => Math.Min(Columns - width, (int)(axis.At(mark.At) * Columns) / width * width);
    }

    /// <summary>The marks of one column: a moment is said once.</summary>
    private static IEnumerable<string> Told(RolloutTimeline timeline, IEnumerable<TimelineMark> marks)
    {
        var before = "";
        foreach (var mark in marks)
        {
            var moment = TimelineWords.Moment(timeline, mark.At);
            yield return moment == before ? mark.Label : $"{moment} {mark.Label}";
            before = moment;
        }
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
