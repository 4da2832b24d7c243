using System.Text;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Timelines;

/// <summary>How states look: the hue says which revision, the texture which state.</summary>
internal static class Textures
{
    /// <summary>Grey, for the legend, which speaks of all revisions.</summary>
    private static readonly Hue Neutral = new(Palette.Quiet, "#e8ebee");

    /// <summary>The states in the order in which a pod goes through them.</summary>
    public static IEnumerable<PodState> InOrder { get; } =
        [PodState.Pending, PodState.Starting, PodState.NotReady, PodState.Ready, PodState.Succeeded, PodState.Failed, PodState.Terminating];

    /// <summary>What a state is called in pictures.</summary>
    public static string Name(PodState state) => state switch
    {
        PodState.Starting => "ContainerCreating",
        PodState.NotReady => "Running, not ready",
        _ => state.ToString(),
    };

    /// <summary>The same for narrow places.</summary>
    public static string ShortName(PodState state) => state switch
    {
        PodState.Starting => "Creating",
        PodState.NotReady => "Not ready",
        _ => state.ToString(),
    };

    /// <summary>Defines the patterns.</summary>
    public static void Define(StringBuilder svg, RolloutTimeline timeline)
    {
        svg.Append("<defs>");
        Stripes(svg, "g", Neutral.Solid);
        foreach (var hue in timeline.Revisions.Select(revision => Palette.Of(revision.Place)).Distinct())
        {
            Stripes(svg, Id(hue), hue.Solid);
            Pattern(svg, "d" + Id(hue), $"<circle cx=\"2\" cy=\"2\" r=\"1\" fill=\"{hue.Solid}\"/>", "#fff");
            Pattern(svg, "l" + Id(hue), $"<rect width=\"6\" height=\"2\" fill=\"{hue.Solid}\"/>", hue.Light);
        }
        Pattern(svg, "x", "<path d=\"M1 1l3 3m0-3l-3 3\" stroke=\"#fff\"/>", Palette.Failure);
        svg.Append("</defs>");
    }

    /// <summary>The attributes of a shape in a state.</summary>
    /// <param name="place">The place of its revision; null: none, as in the legend.</param>
    /// <param name="state">The state.</param>
    public static string Attributes(int? place, PodState state)
    {
        var hue = place is { } known ? Palette.Of(known) : Neutral;
        return state switch
        {
            PodState.Pending => $"fill=\"#fff\" stroke=\"{hue.Solid}\" stroke-dasharray=\"2 2\"",
            PodState.Starting or PodState.NotReady => $"fill=\"{hue.Light}\" stroke=\"{hue.Solid}\" stroke-width=\".8\"",
            PodState.Ready => $"fill=\"{hue.Solid}\"",
            PodState.Failed => $"fill=\"{Palette.Failure}\"",
            PodState.Succeeded => $"fill=\"#fff\" stroke=\"{hue.Solid}\"",
            _ => $"fill=\"url(#{(place is null ? "g" : Id(hue))})\" stroke=\"{hue.Solid}\" stroke-width=\".6\"",
        };
    }

    /// <summary>
    /// What stands in a shape besides its filling: a line for "not ready", a ✕ for "failed", a ✓ for "succeeded"; empty for others.
    /// </summary>
    /// <param name="place">As above.</param>
    /// <param name="state">The state.</param>
    /// <param name="x">The left end, with its unit.</param>
    /// <param name="right">The right end, with its unit.</param>
    /// <param name="y">The upper end, in pixels.</param>
    /// <param name="height">The height, in pixels.</param>
    public static string Inside(int? place, PodState state, string x, string right, double y, double height)
    {
        var hue = place is { } known ? Palette.Of(known) : Neutral;
        var middle = Svg.Number(y + (height / 2));
        return state switch
        {
            PodState.NotReady => $"<line x1=\"{x}\" x2=\"{right}\" y1=\"{middle}\" y2=\"{middle}\" stroke=\"{hue.Solid}\" stroke-width=\"2\"/>",
            PodState.Failed => $"<text x=\"{x}\" dx=\"3\" y=\"{Svg.Number(y + (height / 2) + 3.5)}\" fill=\"#fff\" font-size=\"10\" font-weight=\"700\">✕</text>",
            PodState.Succeeded => $"<text x=\"{x}\" dx=\"3\" y=\"{Svg.Number(y + (height / 2) + 3.5)}\" fill=\"{hue.Solid}\" font-size=\"10\">✓</text>",
            _ => "",
        };
    }

    /// <summary>The attributes of an area of many pods in a state: without an outline, which would show where there are none.</summary>
    public static string AreaAttributes(int place, PodState state) => state switch
    {
        PodState.Pending => $"fill=\"url(#d{Id(Palette.Of(place))})\"",
        PodState.NotReady => $"fill=\"url(#l{Id(Palette.Of(place))})\"",
        PodState.Starting => $"fill=\"{Palette.Of(place).Light}\"",
        PodState.Ready => $"fill=\"{Palette.Of(place).Solid}\"",
        PodState.Failed => "fill=\"url(#x)\"",
        PodState.Succeeded => "fill=\"#fff\"",
        _ => $"fill=\"url(#{Id(Palette.Of(place))})\"",
    };

    private static string Id(Hue hue) => "s" + hue.Solid[1..];

    private static void Pattern(StringBuilder svg, string id, string mark, string paper) =>
        svg.Append($"<pattern id=\"{id}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"{paper}\"/>{mark}</pattern>");

    private static void Stripes(StringBuilder svg, string id, string colour) => svg.Append(
        $"<pattern id=\"{id}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"2.5\" height=\"6\" fill=\"{colour}\"/></pattern>");
}
