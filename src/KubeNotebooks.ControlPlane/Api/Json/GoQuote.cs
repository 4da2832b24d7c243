using System.Globalization;
using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Quotes texts as Go does with <c>%q</c>.</summary>
/// <remarks>Source: Go's strconv.Quote.</remarks>
public static class GoQuote
{
    /// <summary>A text in double quotes, with what cannot be printed escaped.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => Of(text, '"');

    /// <summary>A character in single quotes.</summary>
    /// <param name="rune">The character.</param>
    public static string Of(Rune rune) => Of(rune.ToString(), '\'');

    private static string Of(string text, char quote)
    {
        var quoted = new StringBuilder().Append(quote);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(quoted, rune, quote);
        }

        return quoted.Append(quote).ToString();
    }

    private static void Append(StringBuilder quoted, Rune rune, char quote)
    {
        if (rune.Value == quote || rune.Value == '\\')
        {
            quoted.Append('\\').Append(rune);
            return;
        }

        var escape = rune.Value switch
        {
            7 => 'a',
            8 => 'b',
            9 => 't',
            10 => 'n',
            11 => 'v',
            12 => 'f',
            13 => 'r',
            _ => '\0',
        };
        if (escape != '\0')
        {
            quoted.Append('\\').Append(escape);
        }
        else if (IsPrintable(rune))
        {
            quoted.Append(rune);
        }
        else
        {
            quoted.Append(rune.Value switch
            {
                < 0x80 => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                < 0x10000 => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            });
        }
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator);
}
