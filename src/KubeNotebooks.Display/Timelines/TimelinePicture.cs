using System.Globalization;
using System.Text;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Timelines;

/// <summary>A rollout timeline as a picture in HTML: an image, and empty boxes over it that tell more under the pointer.</summary>
/// <remarks>
/// Simulated: places across are in percent and those down in pixels, so that nothing shrinks on a phone. Where a front end strips the
/// style <c>position</c>, the boxes are empty and cannot be seen.
/// </remarks>
internal static class TimelinePicture
{
    private const int WideLine = 112;
    private const int NarrowLine = 54;
    private const int LineHeight = 17;

    /// <summary>Where there is less room than this, in pixels, the picture scrolls: words would be cut.</summary>
    private const int LeastWidth = 340;

    /// <summary>Beyond this many pods a lane for each is too much: bands take their place.</summary>
    private const int MostLanes = 40;

    /// <summary>The picture.</summary>
    public static string Html(RolloutTimeline timeline)
    {
        var canvas = new TimelineCanvas(timeline);
        TimelineHeader.Draw(canvas);
        var top = canvas.Y;
        if (timeline.Lanes.Length <= MostLanes) TimelineLanes.Draw(canvas);
        else TimelineBands.Draw(canvas);
        TimelineChart.Draw(canvas);
        TimelineGrid.Draw(canvas, top);
        Words(canvas);
        var image = SvgImage.Element(Document(canvas), TimelineWords.Alternative(timeline), canvas.Y);
        return $"<div style=\"overflow-x:auto\"><div style=\"position:relative;min-width:{LeastWidth}px;max-width:960px;margin:0.4em 0\">{image}{canvas.Boxes}</div></div>";
    }

    private static void Words(TimelineCanvas canvas)
    {
        canvas.Y += 14;
        var top = canvas.Y;
        string[] lines = [.. TimelineWords.BoundChanges(canvas.Timeline), .. TimelineWords.Verdict(canvas.Timeline)];
        var ends = new[] { ("w", WideLine), ("n", NarrowLine) }.Select(form =>
        {
            var y = top;
            foreach (var line in lines)
            {
                var colour = line.StartsWith("The promise was broken", StringComparison.Ordinal) || line.StartsWith('✕') ? Palette.Failure : Palette.Ink;
                foreach (var part in TimelineCanvas.Wrap(line, form.Item2))
                    canvas.Text("16", y += LineHeight, part, $"class=\"{form.Item1}\" fill=\"{colour}\"");
            }
            return y;
        }).ToArray();
        canvas.Y = ends.Max() + 14;
    }

    private static string Document(TimelineCanvas canvas)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" height=\"{canvas.Y}px\" ");
        svg.Append($"font-family=\"system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif\" font-size=\"12\" fill=\"{Palette.Ink}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<style>.n{{display:none}}.m{{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}}.q{{fill:{Palette.Quiet};font-size:11px}}.h{{paint-order:stroke;stroke:#fff;stroke-width:5px;stroke-linejoin:round}}");
        svg.Append(CultureInfo.InvariantCulture, $"@media (max-width:{TimelineCanvas.Breakpoint - 1}px){{.w{{display:none}}.n{{display:inline}}}}</style>");
        Textures.Define(svg, canvas.Timeline);
        svg.Append($"<rect x=\"0.5\" y=\"0.5\" width=\"100%\" height=\"{canvas.Y - 1}\" rx=\"8\" fill=\"#fff\" style=\"width:calc(100% - 1px)\" stroke=\"{Palette.Grid}\"/>");
        return svg.Append(canvas.Under).Append(canvas.Svg).Append(canvas.Cuts).Append(canvas.Over).Append("</svg>").ToString();
    }
}
