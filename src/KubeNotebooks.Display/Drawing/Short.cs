namespace KubeNotebooks.Display.Drawing;

/// <summary>Cuts text that would fill a page: whoever names things may choose any length.</summary>
internal static class Short
{
    /// <summary>The text, or its beginning and an ellipsis.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">How many UTF-16 units it may have; 2 or more.</param>
    public static string Of(string text, int most = 120)
    {
        if (text.Length <= most) return text;
        var end = most - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }
}
