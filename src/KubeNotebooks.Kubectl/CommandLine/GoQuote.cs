using System.Globalization;
using System.Text;

namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>Quotes texts as Go's <c>%q</c> does.</summary>
/// <remarks>Source: Go strconv.Quote.</remarks>
internal static class GoQuote
{
    /// <summary>The text in double quotes, with Go's escapes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                < 0x20 or 0x7f => $"\\x{rune.Value.ToString("x2", CultureInfo.InvariantCulture)}",
                _ => rune.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }
}
