using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Timelines;

/// <summary>Where there are too many pods for a lane each: for each revision, how many of its pods were in which state, stacked.</summary>
internal static class TimelineBands
{
    private const int Height = 70;
    private const int Columns = 400;

    /// <summary>How many revisions are drawn: the latest.</summary>
    private const int MostRevisions = 6;

    /// <summary>From the bottom to the top: what serves first.</summary>
    private static readonly PodState[] Stacked =
        [PodState.Ready, PodState.NotReady, PodState.Starting, PodState.Pending, PodState.Succeeded, PodState.Failed, PodState.Terminating];

    /// <summary>Draws them.</summary>
    public static void Draw(TimelineCanvas canvas)
    {
        var timeline = canvas.Timeline;
        var steps = new StepPath(Columns, canvas.Axis);
        var first = Math.Max(0, timeline.Revisions.Length - MostRevisions);
        var byRevision = timeline.Lanes.ToLookup(lane => lane.Revision);
        var older = first == 0 ? "" : System.FormattableString.Invariant($" The {first} oldest revisions are left out.");
        canvas.Y += 12;
        canvas.Text("16", canvas.Y, System.FormattableString.Invariant($"{timeline.Lanes.Length} pods, too many for a lane each: the bands show how many were in which state.{older}"), "class=\"q w\"");
        canvas.Text("16", canvas.Y, System.FormattableString.Invariant($"{timeline.Lanes.Length} pods: bands show how many in which state."), "class=\"q n\"");
        canvas.Y += 6;
        for (var i = first; i < timeline.Revisions.Length; i++)
        {
            var states = Stacked.Select(state => steps.Sample(Counts(byRevision[i], state))).ToArray();
            var most = Enumerable.Range(0, Columns + 1).Max(column => states.Sum(state => state[column]));
            TimelineLanes.Heading(canvas, timeline.Revisions[i], most == 0 ? "no pods" : System.FormattableString.Invariant($"up to {most} pods"));
            if (most > 0) Band(canvas, timeline.Revisions[i], states, most);
            canvas.Y += 10;
        }
    }

    private static void Band(TimelineCanvas canvas, TimelineRevision revision, int[][] states, int most)
    {
        double Y(int pods) => Height - (pods * (Height - 2.0) / most);
        var sums = new int[Columns + 1];
        var shapes = new List<string>();
        for (var i = 0; i < Stacked.Length; i++)
        {
            if (states[i].All(pods => pods == 0)) continue;
            var upper = new int[Columns + 1];
            for (var column = 0; column <= Columns; column++) upper[column] = sums[column] + states[i][column];
            var path = StepPath.Area(upper, Y, Height);
            shapes.Add($"<path d=\"{path}\" {Textures.AreaAttributes(revision.Place, Stacked[i])}/>");
            sums = upper;
        }
        canvas.Svg.Append($"<svg x=\"{Svg.Percent(TimelineCanvas.Left)}\" y=\"{canvas.Y}\" width=\"{Svg.Percent(TimelineCanvas.Right - TimelineCanvas.Left)}\" height=\"{Height}\" viewBox=\"0 0 {Columns} {Height}\" preserveAspectRatio=\"none\">");
        for (var i = shapes.Count - 1; i >= 0; i--) canvas.Svg.Append(shapes[i]);
        canvas.Svg.Append("</svg>");
        Boxes(canvas, states);
        canvas.Y += Height;
    }

    private static void Boxes(TimelineCanvas canvas, int[][] states)
    {
        const int Step = Columns / 40;
        for (var column = 0; column < Columns; column += Step)
        {
            var middle = column + (Step / 2);
            var told = Enumerable.Range(0, Stacked.Length).Where(i => states[i][middle] > 0)
                .Select(i => System.FormattableString.Invariant($"{states[i][middle]} {Textures.Name(Stacked[i])}")).ToArray();
            if (told.Length == 0) continue;
            var at = canvas.Axis.Moment(middle / (double)Columns);
            double X(int place) => TimelineCanvas.Left + ((TimelineCanvas.Right - TimelineCanvas.Left) * place / Columns);
            canvas.Box(X(column), X(column + Step), canvas.Y, Height, $"{TimelineWords.Moment(canvas.Timeline, at)}: {string.Join(", ", told)}");
        }
    }

    private static IEnumerable<(DateTimeOffset At, int Value)> Counts(IEnumerable<PodLane> lanes, PodState state)
    {
        var changes = new List<(DateTimeOffset At, int Change)>();
        foreach (var span in lanes.SelectMany(lane => lane.Spans).Where(span => span.State == state))
        {
            changes.Add((span.From, 1));
            changes.Add((span.To, -1));
        }
        changes.Sort((one, other) => one.At.CompareTo(other.At));
        var count = 0;
        foreach (var (at, change) in changes) yield return (at, count += change);
    }
}
