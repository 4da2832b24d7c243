using System.Net;
using System.Text;

namespace KubeNotebooks.Display.Drawing;

/// <summary>Text on its way into HTML or SVG.</summary>
internal static class Html
{
    private const char Replacement = '\uFFFD';

    /// <summary>Text as it is, whatever it holds: nothing in it is markup, and nothing in it turns the text after it around.</summary>
    /// <param name="text">Any text, names and annotations of strangers too.</param>
    /// <remarks>What XML cannot hold, and characters that override the direction of what follows, are shown as U+FFFD.</remarks>
    public static string Escape(string text)
    {
        StringBuilder? cleaned = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }
            if (IsHarmless(text[i])) continue;
            (cleaned ??= new StringBuilder(text))[i] = Replacement;
        }
        return WebUtility.HtmlEncode(cleaned?.ToString() ?? text);
    }

    private static bool IsHarmless(char one) => one switch
    {
        '\t' or '\n' or '\r' => true,
        < ' ' or '\uFFFE' or '\uFFFF' => false,
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => false,
        _ => !char.IsSurrogate(one),
    };
}
