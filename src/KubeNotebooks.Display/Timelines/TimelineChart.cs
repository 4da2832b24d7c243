using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Timelines;

/// <summary>The counts between the bounds that the strategy promises.</summary>
internal static class TimelineChart
{
    private const int Height = 112;
    private const int Columns = 1000;
    private const int LabelDistance = 14;
    private const int LongestLabel = 18;

    /// <summary>Most boxes over the chart.</summary>
    private const int MostBoxes = 60;

    /// <summary>Draws it.</summary>
    public static void Draw(TimelineCanvas canvas)
    {
        var timeline = canvas.Timeline;
        canvas.Y += 14;
        canvas.Over.Append($"<text class=\"h\" x=\"16\" y=\"{canvas.Y}\"><tspan font-weight=\"600\">Pods</tspan>");
        canvas.Over.Append("<tspan class=\"q w\" dx=\"10\">Coloured: available. Line: all but the terminating ones. Dashed: the bounds that the strategy promises.</tspan>");
        canvas.Over.Append("<tspan class=\"q n\" dx=\"8\">Coloured: available. Line: all. Dashed: promised.</tspan></text>");
        canvas.Y += 10;
        var top = canvas.Y;
        double most = Math.Max(1, Math.Max(timeline.Bounds.Select(one => one.AtMost).DefaultIfEmpty().Max(), timeline.Counts.Select(one => one.Total).DefaultIfEmpty().Max()));
        var scale = (Height - 8) / most;
        double Y(int pods) => Height - (pods * scale);

        canvas.Svg.Append($"<svg x=\"{Svg.Percent(TimelineCanvas.Left)}\" y=\"{top}\" width=\"{Svg.Percent(TimelineCanvas.Right - TimelineCanvas.Left)}\" height=\"{Height}\" viewBox=\"0 0 {Columns} {Height}\" preserveAspectRatio=\"none\">");
        var steps = new StepPath(Columns, canvas.Axis);
        Zones(canvas, steps, Y);
        var labels = Areas(canvas, steps, Y);
        Gaps(canvas, steps, Y);
        BoundLines(canvas, steps, Y);
        var total = steps.Sample(timeline.Counts.Select(one => (one.At, one.Total)), greatest: true);
        canvas.Svg.Append($"<path d=\"M0 {Height}V{StepPath.Edge(total, Y)[3..]}\" fill=\"none\" stroke=\"{Palette.Ink}\" stroke-width=\"1.6\" vector-effect=\"non-scaling-stroke\"/></svg>");
        foreach (var (x, y, text) in labels) canvas.Text(Svg.Percent(x), top + y, text, "text-anchor=\"middle\" fill=\"#fff\" font-size=\"10.5\" font-weight=\"600\" class=\"w\"");
        Labels(canvas, top, Y);
        Boxes(canvas, top);
        canvas.Y = top + Height;
    }

    private static void Zones(TimelineCanvas canvas, StepPath steps, Func<int, double> y)
    {
        foreach (var bounds in canvas.Timeline.Bounds)
        {
            var (from, to) = (steps.Column(bounds.From), steps.Column(bounds.To));
            var (upper, lower) = (y(bounds.AtMost), y(bounds.AtLeast));
            canvas.Add($"<rect x=\"{from}\" y=\"{Svg.Number(upper)}\" width=\"{Math.Max(to - from, 1)}\" height=\"{Svg.Number(lower - upper)}\" fill=\"#e9f5ef\"/>");
        }
    }

    /// <summary>Where the numbers were outside the bounds: red, and the words below say why.</summary>
    private static void Gaps(TimelineCanvas canvas, StepPath steps, Func<int, double> y)
    {
        foreach (var gap in canvas.Timeline.Verdict.Violations.Concat(canvas.Timeline.Verdict.Losses).Take(100))
        {
            var (from, to) = (steps.Column(gap.From), steps.Column(gap.To));
            var (upper, lower) = (y(Math.Max(gap.Count, gap.Bound)), y(Math.Min(gap.Count, gap.Bound)));
            canvas.Add($"<rect x=\"{from}\" y=\"{Svg.Number(upper)}\" width=\"{Math.Max(to - from, 2)}\" height=\"{Svg.Number(lower - upper)}\" fill=\"{Palette.Failure}\" opacity=\".3\"/>");
        }
    }

    /// <summary>The available pods of each revision on top of those of the revisions before it.</summary>
    /// <returns>Where the names of revisions have room.</returns>
    private static List<(double X, double Y, string Text)> Areas(TimelineCanvas canvas, StepPath steps, Func<int, double> y)
    {
        var labels = new List<(double, double, string)>();
        var shapes = new List<string>();
        var under = new int[Columns + 1];
        foreach (var revision in canvas.Timeline.Revisions)
        {
            var own = steps.Sample(revision.Counts.Select(one => (one.At, one.Available)));
            if (own.All(pods => pods == 0)) continue;
            var upper = new int[Columns + 1];
            for (var i = 0; i <= Columns; i++) upper[i] = under[i] + own[i];
            shapes.Add($"<path d=\"{StepPath.Area(upper, y, Height)}\" fill=\"{Palette.Of(revision.Place).Solid}\"/>");
            if (Label(canvas.Axis, revision, own, under, upper, y) is { } label) labels.Add(label);
            under = upper;
        }
        canvas.Svg.Append("<g opacity=\".88\">");
        for (var i = shapes.Count - 1; i >= 0; i--) canvas.Svg.Append(shapes[i]);
        canvas.Svg.Append("</g>");
        return labels;
    }

    /// <summary>The place of a revision's name: in the middle of the longest while in which its area is high enough.</summary>
    private static (double X, double Y, string Text)? Label(TimeAxis axis, TimelineRevision revision, int[] own, int[] under, int[] upper, Func<int, double> y)
    {
        var text = Short.Of(TimelineWords.Images(revision), 24);
        var (best, bestLength, from) = (0, 0, 0);
        for (var i = 0; i <= Columns; i++)
        {
            var same = own[i] == own[from] && under[i] == under[from] && !axis.Parts.Any(part => part.IsCut && i >= part.Start * Columns && i <= part.End * Columns);
            if (!same) from = i;
            if (y(under[i]) - y(upper[i]) < 15 || i - from < bestLength) continue;
            (best, bestLength) = (from, i - from);
        }
        var room = bestLength / (double)Columns * (TimelineCanvas.Right - TimelineCanvas.Left) / 100 * TimelineCanvas.Breakpoint;
        if (room < (text.Length * TimelineCanvas.Character) + 8) return null;
        var middle = best + (bestLength / 2.0);
        var height = (y(under[best]) + y(upper[best])) / 2;
        return (TimelineCanvas.Left + ((TimelineCanvas.Right - TimelineCanvas.Left) * middle / Columns), height + 4, text);
    }

    private static void BoundLines(TimelineCanvas canvas, StepPath steps, Func<int, double> y)
    {
        foreach (var lower in new[] { false, true })
        {
            var path = "";
            foreach (var bounds in canvas.Timeline.Bounds)
            {
                if (lower && bounds.Unavailable is null) continue;
                var height = Svg.Number(y(lower ? bounds.AtLeast : bounds.AtMost));
                path += System.FormattableString.Invariant($"M{steps.Column(bounds.From)} {height}H{steps.Column(bounds.To)}");
            }
            if (path.Length > 0) canvas.Svg.Append($"<path d=\"{path}\" fill=\"none\" stroke=\"{Palette.Promise}\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\" vector-effect=\"non-scaling-stroke\"/>");
        }
    }

    /// <summary>The bounds that held first, in words: these lines begin beside them. The words below tell how they changed.</summary>
    private static void Labels(TimelineCanvas canvas, int top, Func<int, double> y)
    {
        if (canvas.Timeline.Bounds is not [var first, ..]) return;
        var (upper, lower) = (y(first.AtMost), y(first.AtLeast));
        if (lower - upper < LabelDistance) (upper, lower) = ((upper + lower - LabelDistance) / 2, (upper + lower + LabelDistance) / 2);
        if (lower > Height) (upper, lower) = (upper - (lower - Height), Height);
        Label(canvas, top + upper + 4, TimelineWords.AtMost(first), "≤");
        if (first.Unavailable is not null) Label(canvas, top + lower + 4, TimelineWords.AtLeast(first), "≥");
    }

    private static void Label(TimelineCanvas canvas, double y, string text, string sign)
    {
        var words = text.Split(' ');
        var wide = text.Length <= LongestLabel ? text : string.Join(' ', words[..3]);
        foreach (var (form, shown) in new[] { ("w", wide), ("n", $"{sign} {words[2]}") })
            canvas.Text(Svg.Percent(TimelineCanvas.Left), y, shown, $"class=\"{form}\" dx=\"-8\" text-anchor=\"end\" font-size=\"10.5\" fill=\"{Palette.Promise}\"");
    }

    /// <summary>Boxes that tell the numbers: one for each while in which they stayed the same, as far as it can be seen.</summary>
    private static void Boxes(TimelineCanvas canvas, int top)
    {
        var timeline = canvas.Timeline;
        var least = (TimelineCanvas.Right - TimelineCanvas.Left) / MostBoxes;
        for (var i = 0; i < timeline.Counts.Length;)
        {
            var from = timeline.Counts[i];
            var next = i + 1;
            while (next < timeline.Counts.Length && canvas.X(timeline.Counts[next].At) - canvas.X(from.At) < least) next++;
            var shown = timeline.Counts[next - 1];
            var to = next < timeline.Counts.Length ? timeline.Counts[next].At : timeline.To;
            var bounds = timeline.Bounds.LastOrDefault(one => one.From <= shown.At && shown.At < one.To);
            var promise = bounds is null ? "" : System.FormattableString.Invariant($"; at most {bounds.AtMost}, at least {bounds.AtLeast} promised");
            canvas.Box(canvas.X(from.At), canvas.X(to), top, Height, System.FormattableString.Invariant(
                $"{TimelineWords.Moment(timeline, shown.At)} – {TimelineWords.Moment(timeline, to)}: {shown.Total} pods, {shown.Available} available{promise}"));
            i = next;
        }
    }
}
