using System.Globalization;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Timelines;

/// <summary>One lane for each pod, grouped by revision.</summary>
internal static class TimelineLanes
{
    private const int Pitch = 17;
    private const int Height = 13;

    /// <summary>Narrower than this, in percent, a bar is not seen.</summary>
    private const double Invisible = 0.05;

    /// <summary>Beyond this many bars a lane is drawn coarsely.</summary>
    private const int MostBars = 40;

    /// <summary>Draws them.</summary>
    public static void Draw(TimelineCanvas canvas)
    {
        var byRevision = canvas.Timeline.Lanes.ToLookup(lane => lane.Revision);
        for (var i = 0; i < canvas.Timeline.Revisions.Length; i++)
        {
            Heading(canvas, canvas.Timeline.Revisions[i], byRevision[i].Any() ? "" : "no pods");
            foreach (var lane in byRevision[i]) Lane(canvas, canvas.Timeline.Revisions[i], lane);
            canvas.Y += 10;
        }
    }

    /// <summary>A revision's heading.</summary>
    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="revision">Which revision.</param>
    /// <param name="more">What else is said of it.</param>
    public static void Heading(TimelineCanvas canvas, TimelineRevision revision, string more)
    {
        var hue = Palette.Of(revision.Place);
        var images = TimelineWords.Images(revision);
        var numbers = TimelineWords.Numbers(revision) + (more.Length > 0 ? $", {more}" : "");
        canvas.Y += 14;
        canvas.Over.Append($"<text class=\"h\" x=\"16\" y=\"{canvas.Y}\"><tspan font-weight=\"600\" fill=\"{hue.Solid}\"><tspan class=\"w\">{Html.Escape(Short.Of(images, 60))}</tspan>");
        canvas.Over.Append($"<tspan class=\"n\">{Html.Escape(Short.Of(images, 26))}</tspan></tspan><tspan class=\"q m w\" dx=\"10\">{Html.Escape(revision.Hash)}</tspan>");
        canvas.Over.Append($"<tspan class=\"q\" dx=\"10\">{Html.Escape(Short.Of(numbers, 40))}</tspan></text>");
        canvas.Y += 6;
    }

    private static void Lane(TimelineCanvas canvas, TimelineRevision revision, PodLane lane)
    {
        var y = canvas.Y;
        var restarts = lane.Restarts == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"↻{lane.Restarts} ");
        canvas.Text(Svg.Percent(TimelineCanvas.Left), y + 10, restarts + Short.Of(lane.Suffix, 8), "dx=\"-8\" text-anchor=\"end\" class=\"q m\"");
        foreach (var (state, from, to, first, last) in Bars(canvas, lane))
            Bar(canvas, revision, lane, state, from, to, lane.Spans.AsSpan(first, last - first + 1));
        canvas.Y += Pitch;
    }

    private static void Bar(
        TimelineCanvas canvas, TimelineRevision revision, PodLane lane, PodState state, double from, double to, ReadOnlySpan<PodSpan> spans)
    {
        var width = to - from;
        var (x, right) = (Svg.Percent(from), Svg.Percent(to));
        canvas.Add($"<rect x=\"{x}\" y=\"{canvas.Y}\" width=\"{Svg.Percent(Math.Max(width, 0.12))}\" height=\"{Height}\" rx=\"2\" {Textures.Attributes(revision.Place, state)}/>");
        if (state == PodState.Failed && Longest(spans) is var reason && width / 100 * TimelineCanvas.Breakpoint > (reason.Length * TimelineCanvas.Character) + 26)
            canvas.Text(x, canvas.Y + 10, reason, "dx=\"18\" fill=\"#fff\" font-size=\"10\" class=\"w\"");
        if (width > 3 || (state == PodState.NotReady && width > 0.3))
            canvas.Svg.Append(Textures.Inside(revision.Place, state, x, right, canvas.Y, Height));
        if (width > 0.4) canvas.Box(from, to, canvas.Y, Height + 2, Title(canvas.Timeline, revision, lane, spans));
    }

    /// <summary>The reason that lasted longest.</summary>
    private static string Longest(ReadOnlySpan<PodSpan> spans)
    {
        var (best, length) = ("", TimeSpan.Zero);
        foreach (var span in spans)
        {
            if (span.To - span.From >= length) (best, length) = (span.Reason, span.To - span.From);
        }
        return best;
    }

    /// <summary>The bars of a lane: neighbours of one state are one bar, and what nobody could see is left out.</summary>
    private static List<(PodState State, double From, double To, int First, int Last)> Bars(TimelineCanvas canvas, PodLane lane)
    {
        var bars = new List<(PodState State, double From, double To, int First, int Last)>();
        var least = lane.Spans.Length > MostBars ? 0.6 : Invisible;
        for (var i = 0; i < lane.Spans.Length; i++)
        {
            var span = lane.Spans[i];
            var (from, to) = (canvas.X(span.From), canvas.X(span.To));
            if (bars.Count > 0 && (bars[^1].State == span.State || to - bars[^1].To < least))
                bars[^1] = bars[^1] with { To = to, Last = i };
            else if (bars.Count > 0 && bars[^1].To - bars[^1].From < least)
                bars[^1] = bars[^1] with { State = span.State, To = to, Last = i };
            else
                bars.Add((span.State, from, to, i, i));
        }
        return bars;
    }

    private static string Title(RolloutTimeline timeline, TimelineRevision revision, PodLane lane, ReadOnlySpan<PodSpan> spans)
    {
        var told = new List<string>();
        foreach (var span in spans[..Math.Min(spans.Length, 4)])
        {
            var word = span.Reason.Length == 0 || span.Reason == Textures.Name(span.State) ? Textures.Name(span.State)
                : span.State is PodState.Ready or PodState.NotReady ? Textures.Name(span.State) : span.Reason;
            told.Add($"{word} {TimelineWords.Moment(timeline, span.From)} – {TimelineWords.Moment(timeline, span.To)}");
        }
        if (spans.Length > 4) told.Add("…");
        var where = lane.Node.Length == 0 ? "on no node" : $"on {lane.Node}";
        var restarts = lane.Restarts == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {lane.Restarts} restarts");
        return $"{lane.Name} {where}, {Short.Of(TimelineWords.Images(revision), 80)}{restarts}: {string.Join(", ", told)}";
    }
}
