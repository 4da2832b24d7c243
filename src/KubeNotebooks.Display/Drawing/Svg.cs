using System.Globalization;

namespace KubeNotebooks.Display.Drawing;

/// <summary>Numbers as SVG and inline styles write them: short, and the same everywhere.</summary>
internal static class Svg
{
    /// <summary>A place or width across, in percent.</summary>
    public static string Percent(double percent) => Number(percent) + "%";

    /// <summary>A number with at most two digits after the point.</summary>
    public static string Number(double number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
