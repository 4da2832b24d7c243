namespace KubeNotebooks.Jupyter;

/// <summary>Places in text: Jupyter counts code points, .NET UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The place in UTF-16 units.</summary>
    /// <param name="text">The text.</param>
    /// <param name="codePoints">The place in code points; beyond the end counts as the end.</param>
    public static int ToUnits(string text, int codePoints)
    {
        var unit = 0;
        for (; codePoints > 0 && unit < text.Length; codePoints--) unit += Width(text, unit);
        return unit;
    }

    /// <summary>The place in code points.</summary>
    /// <param name="text">The text.</param>
    /// <param name="units">The place in UTF-16 units.</param>
    public static int FromUnits(string text, int units)
    {
        var codePoints = 0;
        for (var unit = 0; unit < units; codePoints++) unit += Width(text, unit);
        return codePoints;
    }

    private static int Width(string text, int unit) => unit + 1 < text.Length && char.IsSurrogatePair(text[unit], text[unit + 1]) ? 2 : 1;
}
