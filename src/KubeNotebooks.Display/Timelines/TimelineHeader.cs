using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Timelines;

/// <summary>The top of the picture: whose timeline it is, what the textures mean, and the flags of the commands.</summary>
internal static class TimelineHeader
{
    private const int FlagHeight = 18;
    private const int RowHeight = 21;

    /// <summary>How many marks a flag tells under the pointer; more are counted.</summary>
    private const int MostTold = 20;

    private const int SwatchWidth = 20;
    private const int WideLegend = 41;
    private const int LegendHeight = 12;

    /// <summary>Draws it.</summary>
    public static void Draw(TimelineCanvas canvas)
    {
        var (wide, narrow) = (FlagPlaces.Of(canvas, TimelineCanvas.Breakpoint), FlagPlaces.Of(canvas, TimelineCanvas.Narrowest));
        var rows = Math.Max(wide.Rows, narrow.Rows);
        var unusedRows = canvas.Timeline.Marks.IsEmpty ? 0 : (rows - wide.Rows) * RowHeight;
        var legend = NarrowLegend(canvas);
        var spare = legend + unusedRows - WideLegend - LegendHeight; // the wide form needs less height: its air is shared out
        Title(canvas, 27 + (spare / 3));
        Legend(canvas, WideLegend + (spare * 2 / 3));
        canvas.Y = legend + 10;
        if (canvas.Timeline.Marks.IsEmpty) return;
        Flags(canvas, "w", wide, canvas.Y + unusedRows);
        Flags(canvas, "n", narrow, canvas.Y + ((rows - narrow.Rows) * RowHeight));
        canvas.Y += (rows * RowHeight) + 2;
    }

    private static void Title(TimelineCanvas canvas, int wide)
    {
        var name = $"deployment/{canvas.Timeline.Name}";
        var facts = TimelineWords.Facts(canvas.Timeline);
        canvas.Svg.Append($"<text class=\"w\" x=\"16\" y=\"{wide}\"><tspan font-size=\"15\" font-weight=\"600\">{Html.Escape(Short.Of(name, 60))}</tspan>");
        canvas.Svg.Append($"<tspan dx=\"12\" fill=\"{Palette.Quiet}\">{Html.Escape(facts)}</tspan></text>");
        canvas.Text("16", 27, Short.Of(name, 38), "class=\"n\" font-size=\"15\" font-weight=\"600\"");
        canvas.Text("16", 45, facts, "class=\"q n\"");
    }

    private static void Legend(TimelineCanvas canvas, int y)
    {
        double x = TimelineCanvas.Margin;
        foreach (var state in States(canvas)) x = Entry(canvas, "w", state, Textures.Name(state), x, y) + 16;
        if (canvas.Timeline.Lanes.Any(lane => lane.Restarts > 0)) canvas.Text(Svg.Number(x), y + 9, "↻ restarts", "class=\"q w\"");
    }

    /// <summary>The legend of the narrow form.</summary>
    /// <returns>Where it ends, in pixels: it may have more lines than one.</returns>
    private static int NarrowLegend(TimelineCanvas canvas)
    {
        var y = 55;
        double x = TimelineCanvas.Margin;
        foreach (var state in States(canvas))
        {
            var text = Textures.ShortName(state);
            if (x + SwatchWidth + 6 + (text.Length * TimelineCanvas.Character) > TimelineCanvas.Narrowest - TimelineCanvas.Margin) (x, y) = (TimelineCanvas.Margin, y + 17);
            x = Entry(canvas, "n", state, text, x, y) + 9;
        }
        return y + LegendHeight;
    }

    /// <summary>The states that are drawn, in the order of a pod's life.</summary>
    private static IEnumerable<PodState> States(TimelineCanvas canvas)
    {
        var states = canvas.Timeline.Lanes.SelectMany(lane => lane.Spans).Select(span => span.State).ToHashSet();
        return Textures.InOrder.Where(states.Contains);
    }

    private static double Entry(TimelineCanvas canvas, string form, PodState state, string text, double x, double y)
    {
        var (left, right) = (Svg.Number(x), Svg.Number(x + SwatchWidth));
        canvas.Add($"<g class=\"{form}\"><rect x=\"{left}\" y=\"{y}\" width=\"{SwatchWidth}\" height=\"10\" rx=\"2\" {Textures.Attributes(null, state)}/>");
        canvas.Svg.Append(Textures.Inside(null, state, left, right, y, 10));
        canvas.Text(Svg.Number(x + SwatchWidth + 6), y + 9, text, "class=\"q\"");
        canvas.Svg.Append("</g>");
        return x + SwatchWidth + 6 + (text.Length * TimelineCanvas.Character);
    }

    private static void Flags(TimelineCanvas canvas, string form, FlagPlaces flags, int top)
    {
        foreach (var flag in flags.All)
        {
            var y = top + (flag.Row * RowHeight);
            Flag(canvas, form, flag, y);
            if (form != "w") continue;
            var (x, share) = (canvas.X(flag.At), flag.Pixels / TimelineCanvas.Breakpoint * 100);
            canvas.Box(flag.Flips ? x - share : x, flag.Flips ? x : x + share, y, FlagHeight, Hover(canvas.Timeline, flag));
        }
    }

    private static void Flag(TimelineCanvas canvas, string form, PlacedFlag flag, int y)
    {
        var (x, pixels, flips) = (Svg.Percent(canvas.X(flag.At)), flag.Pixels, flag.Flips);
        var left = flips ? $" style=\"transform:translateX(-{Svg.Number(pixels)}px)\"" : "";
        canvas.Over.Append($"<g class=\"{form}\"><rect x=\"{x}\" y=\"{y}\" width=\"{Svg.Number(pixels)}\" height=\"{FlagHeight}\" rx=\"3\" fill=\"{Palette.Ink}\"{left}/>");
        canvas.Over.Append($"<text class=\"m\" x=\"{x}\" dx=\"{(flips ? "-7" : "7")}\" y=\"{y + 13}\" fill=\"#fff\" font-size=\"11\"{(flips ? " text-anchor=\"end\"" : "")}>{Html.Escape(flag.Label)}</text></g>");
    }

    private static string Hover(RolloutTimeline timeline, PlacedFlag flag) =>
        string.Join('\n', TimelineWords.Several([.. flag.Marks.Select(mark => Hover(timeline, mark))], MostTold));

    private static string Hover(RolloutTimeline timeline, TimelineMark mark) => mark.Command.Length > 0
        ? $"{TimelineWords.Moment(timeline, mark.At)}: kubectl {Short.Of(mark.Command, 300)}"
        : $"{TimelineWords.Moment(timeline, mark.At)}: {mark.Label}, by {mark.Actor}";
}
