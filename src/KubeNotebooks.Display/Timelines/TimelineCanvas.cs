using System.Globalization;
using System.Text;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Timelines;

/// <summary>
/// What a timeline is drawn on: the SVG as it grows, the boxes over it that tell more under the pointer, and the places across.
/// </summary>
/// <param name="timeline">What is drawn.</param>
internal sealed class TimelineCanvas(RolloutTimeline timeline)
{
    /// <summary>Where the time begins, in percent of the width.</summary>
    public const double Left = 15;

    /// <summary>Where it ends.</summary>
    public const double Right = 97.5;

    /// <summary>Below this width the picture has its narrow form.</summary>
    public const int Breakpoint = 720;

    /// <summary>The narrowest width for which places are reckoned.</summary>
    public const int Narrowest = 360;

    /// <summary>How wide a character of small text is at most, in pixels.</summary>
    public const double Character = 6.0;

    /// <summary>How wide a character of small monospaced text is, in pixels.</summary>
    public const double MonospacedCharacter = 6.7;

    /// <summary>Beside the edge, in pixels.</summary>
    public const int Margin = 16;

    /// <summary>Most boxes that a picture may have: each costs some 200 bytes.</summary>
    private const int MostBoxes = 260;

    private readonly StringBuilder _boxes = new();
    private int _count;

    /// <summary>What is drawn.</summary>
    public RolloutTimeline Timeline => timeline;

    /// <summary>Its times.</summary>
    public TimeAxis Axis { get; } = TimeAxis.Of(timeline);

    /// <summary>The SVG so far.</summary>
    public StringBuilder Svg { get; } = new();

    /// <summary>What is drawn under all else: the grid.</summary>
    public StringBuilder Under { get; } = new();

    /// <summary>What is drawn over the shapes: the cuts of the axis.</summary>
    public StringBuilder Cuts { get; } = new();

    /// <summary>What is drawn over all else: flags and headings.</summary>
    public StringBuilder Over { get; } = new();

    /// <summary>The next free place down, in pixels.</summary>
    public int Y { get; set; }

    /// <summary>Where a moment stands, in percent of the width.</summary>
    public double X(DateTimeOffset moment) => Left + ((Right - Left) * Axis.At(moment));

    /// <summary>The boxes, as HTML.</summary>
    public string Boxes => _boxes.ToString();

    /// <summary>Adds to the SVG.</summary>
    public void Add(FormattableString svg) => Svg.Append(svg.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a text: what it says is escaped.</summary>
    /// <param name="x">Where it stands, such as <c>16</c> or <c>15%</c>.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">What it says.</param>
    /// <param name="attributes">More attributes.</param>
    public void Text(string x, double y, string text, string attributes = "") =>
        Svg.Append($"<text x=\"{x}\" y=\"{Drawing.Svg.Number(y)}\" {attributes}>{Html.Escape(text)}</text>");

    /// <summary>Puts a box over a place: what it says is shown while the pointer rests on it, and no script is needed for that.</summary>
    /// <param name="from">Its left end, in percent.</param>
    /// <param name="to">Its right end.</param>
    /// <param name="top">Its upper end, in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <param name="title">What it says.</param>
    public void Box(double from, double to, double top, double height, string title)
    {
        if (++_count > MostBoxes) return;
        _boxes.Append($"<span title=\"{Html.Escape(title).Replace("\n", "&#10;", StringComparison.Ordinal)}\" style=\"position:absolute;left:{Drawing.Svg.Percent(from)};width:{Drawing.Svg.Percent(Math.Max(to - from, 0.6))};"
            + $"top:{Drawing.Svg.Number(top)}px;height:{Drawing.Svg.Number(height)}px\"></span>");
    }

    /// <summary>Breaks a text into lines.</summary>
    /// <param name="text">The text; a word that is longer than a line is broken too.</param>
    /// <param name="most">How many characters a line may have.</param>
    public static List<string> Wrap(string text, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var rest = word;
            if (line.Length > 0 && line.Length + 1 + rest.Length > most)
            {
                lines.Add(line);
                line = "";
            }
            for (; rest.Length > most; rest = rest[most..]) lines.Add(rest[..most]);
            line = line.Length == 0 ? rest : $"{line} {rest}";
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }
}
