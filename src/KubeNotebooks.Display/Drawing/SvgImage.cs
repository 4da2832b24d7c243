using System.Globalization;
using System.Text;

namespace KubeNotebooks.Display.Drawing;

/// <summary>A drawing as an image inside HTML: what every front end shows, trusted or not, without a network.</summary>
internal static class SvgImage
{
    /// <summary>The element.</summary>
    /// <remarks>
    /// Its size stands in attributes too, because the classic notebook strips it from the style of what it does not trust.
    /// </remarks>
    /// <param name="svg">
    /// A complete SVG document. Without a viewBox, and with its places across in percent, its text keeps its size on a phone.
    /// </param>
    /// <param name="alternative">What the picture says, in words.</param>
    /// <param name="height">In CSS pixels; the width is that of the page, at most <paramref name="width"/>.</param>
    /// <param name="width">The greatest width, in CSS pixels.</param>
    public static string Element(string svg, string alternative, int height, int width = 960)
    {
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
        return string.Create(CultureInfo.InvariantCulture,
            $"<img alt=\"{Html.Escape(alternative)}\" width=\"100%\" height=\"{height}\" src=\"data:image/svg+xml;base64,{data}\" "
            + $"style=\"display:block;margin:0;width:100%;max-width:{width}px;height:{height}px\"/>");
    }
}
