using System.Collections.Immutable;
using System.Globalization;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Timelines;

/// <summary>Gives each flag a row so that none covers another.</summary>
/// <remarks>
/// Simulated: where there are more marks than room, those of one moment share a flag, and if that is not enough neighbours do. Such a
/// flag says the first and how many more there are: <c>fail crash +3</c>.
/// </remarks>
internal sealed class FlagPlaces
{
    private const int MostRows = 4;
    private const int Gap = 4;
    private const int Padding = 14;

    private readonly TimelineCanvas _canvas;
    private readonly int _width;
    private readonly List<double> _ends = [];

    private FlagPlaces(TimelineCanvas canvas, int width)
    {
        (_canvas, _width) = (canvas, width);
        var groups = canvas.Timeline.Marks.Select(mark => ImmutableArray.Create(mark)).ToList();
        if (Place(groups) is null) return;
        groups = OfOnePixel();
        while (Place(groups) is { } crowded) MergeShortest(groups, Math.Max(0, crowded - MostRows), crowded);
    }

    /// <summary>The flags, oldest first.</summary>
    public List<PlacedFlag> All { get; } = [];

    /// <summary>How many rows they need; at least 1.</summary>
    public int Rows => Math.Max(1, _ends.Count);

    /// <summary>Finds the places.</summary>
    /// <param name="canvas">What is drawn on.</param>
    /// <param name="width">For which width, in pixels.</param>
    public static FlagPlaces Of(TimelineCanvas canvas, int width) => new(canvas, width);

    /// <summary>Places a flag for each group.</summary>
    /// <returns>The first group for which there is no room; null when each has its place.</returns>
    private int? Place(List<ImmutableArray<TimelineMark>> groups)
    {
        _ends.Clear();
        All.Clear();
        for (var i = 0; i < groups.Count; i++)
        {
            var x = X(groups[i][0]);
            var label = Label(groups[i], MostCharacters(x));
            var pixels = (label.Length * TimelineCanvas.MonospacedCharacter) + Padding;
            var flips = x + pixels > _width - Gap;
            var from = flips ? x - pixels : x;
            var row = _ends.FindIndex(end => end + Gap <= from);
            if (row < 0)
            {
                if (_ends.Count == MostRows) return i;
                row = _ends.Count;
                _ends.Add(0);
            }
            _ends[row] = from + pixels;
            All.Add(new PlacedFlag(groups[i], label, row, pixels, flips));
        }
        return null;
    }

    private List<ImmutableArray<TimelineMark>> OfOnePixel()
    {
        var groups = new List<List<TimelineMark>>();
        foreach (var mark in _canvas.Timeline.Marks)
        {
            if (groups is [.., var last] && X(mark) - X(last[0]) < 1) last.Add(mark);
            else groups.Add([mark]);
        }
        return [.. groups.Select(group => group.ToImmutableArray())];
    }

    /// <summary>Makes one group of the two neighbours that are the shortest together.</summary>
    /// <param name="groups">All groups.</param>
    /// <param name="first">The first of those that are looked at.</param>
    /// <param name="last">The last of them.</param>
    private void MergeShortest(List<ImmutableArray<TimelineMark>> groups, int first, int last)
    {
        var shortest = Enumerable.Range(first, last - first).MinBy(i => X(groups[i + 1][^1]) - X(groups[i][0]));
        groups[shortest] = [.. groups[shortest], .. groups[shortest + 1]];
        groups.RemoveAt(shortest + 1);
    }

    private double X(TimelineMark mark) => _canvas.X(mark.At) / 100 * _width;

    /// <summary>How long a label may be that begins or ends in a place.</summary>
    private int MostCharacters(double x) => (int)((Math.Max(x - (Gap / 2), _width - Gap - x) - Padding) / TimelineCanvas.MonospacedCharacter);

    private static string Label(ImmutableArray<TimelineMark> marks, int most)
    {
        var more = marks.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" +{marks.Length - 1}");
        return Short.Of(marks[0].Label, most - more.Length) + more;
    }
}
