using System.Globalization;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Timelines;

/// <summary>The time axis below all, the grid under all, and the cuts over all.</summary>
internal static class TimelineGrid
{
    /// <summary>Draws them, and the lines of the flags.</summary>
    /// <param name="canvas">Where all else is drawn already, down to the axis.</param>
    /// <param name="top">Where the lanes begin, in pixels.</param>
    public static void Draw(TimelineCanvas canvas, int top)
    {
        var bottom = canvas.Y;
        canvas.Add($"<line x1=\"{Svg.Percent(TimelineCanvas.Left)}\" x2=\"{Svg.Percent(TimelineCanvas.Right)}\" y1=\"{bottom}\" y2=\"{bottom}\" stroke=\"{Palette.Quiet}\" stroke-width=\".8\"/>");
        foreach (var at in canvas.Timeline.Marks.Take(200).Select(mark => Svg.Percent(canvas.X(mark.At))).Distinct(StringComparer.Ordinal))
            canvas.Under.Append($"<line x1=\"{at}\" x2=\"{at}\" y1=\"{top - 4}\" y2=\"{bottom}\" stroke=\"{Palette.Ink}\" stroke-dasharray=\"1 3\"/>");
        canvas.Box(TimelineCanvas.Left, TimelineCanvas.Right, bottom + 1, 18, $"0 s is {canvas.Timeline.From.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC on the cluster's clock");
        Ticks(canvas, top, bottom, "w", TimelineCanvas.Breakpoint);
        Ticks(canvas, top, bottom, "n", TimelineCanvas.Narrowest);
        canvas.Y += 18;
        if (canvas.Axis.Parts.Any(part => part.IsCut)) Cuts(canvas, top, bottom);
    }

    private static void Ticks(TimelineCanvas canvas, int top, int bottom, string form, int width)
    {
        var plot = (TimelineCanvas.Right - TimelineCanvas.Left) / 100 * width;
        var end = double.NegativeInfinity;
        foreach (var at in canvas.Axis.Ticks(62 / plot))
        {
            var x = canvas.X(at);
            var text = TimelineWords.Tick(canvas.Timeline, at);
            var half = text.Length * TimelineCanvas.Character / 2;
            var middle = x / 100 * width;
            canvas.Under.Append($"<line class=\"{form}\" x1=\"{Svg.Percent(x)}\" x2=\"{Svg.Percent(x)}\" y1=\"{top}\" y2=\"{bottom}\" stroke=\"{Palette.Grid}\" stroke-width=\".6\"/>");
            if (middle - half < end + 8) continue;
            if (middle + half > width - 2) continue;
            canvas.Text(Svg.Percent(x), bottom + 15, text, $"class=\"q {form}\" text-anchor=\"middle\"");
            end = middle + half;
        }
    }

    private static void Cuts(TimelineCanvas canvas, int top, int bottom)
    {
        canvas.Y += 14;
        var ends = new Dictionary<string, double>(StringComparer.Ordinal) { ["w"] = double.NegativeInfinity, ["n"] = double.NegativeInfinity };
        foreach (var part in canvas.Axis.Parts.Where(part => part.IsCut))
        {
            var (from, to) = (canvas.X(part.From), canvas.X(part.To));
            var (left, right, middle) = (Svg.Percent(from), Svg.Percent(to), (from + to) / 2);
            canvas.Cuts.Append($"<rect x=\"{left}\" width=\"{Svg.Percent(to - from)}\" y=\"{top}\" height=\"{bottom - top + 2}\" fill=\"#fff\" opacity=\".82\"/>");
            foreach (var edge in new[] { left, right })
                canvas.Cuts.Append($"<line x1=\"{edge}\" x2=\"{edge}\" y1=\"{top}\" y2=\"{bottom + 4}\" stroke=\"{Palette.Quiet}\" stroke-width=\"1\" stroke-dasharray=\"7 3\"/>");
            var span = TimelineWords.Span(part.To - part.From);
            canvas.Box(from, to, top, bottom - top, $"{span} in which nothing changed are left out");
            foreach (var (form, text, width) in new[] { ("w", $"{span} left out", TimelineCanvas.Breakpoint), ("n", $"⋯{span}⋯", TimelineCanvas.Narrowest) })
            {
                var half = text.Length * TimelineCanvas.Character / 2;
                var at = middle / 100 * width;
                if (at - half < ends[form] + 8) continue;
                canvas.Text(Svg.Percent(middle), bottom + 30, text, $"class=\"q {form}\" text-anchor=\"middle\" font-style=\"italic\"");
                ends[form] = at + half;
            }
        }
    }
}
