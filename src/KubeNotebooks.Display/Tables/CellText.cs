using System.Text;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Tables;

/// <summary>
/// The text of a cell as HTML: cut when it is very long, with places where it may break, the hash of a revision in its hue.
/// </summary>
internal static class CellText
{
    private const int Most = 300;
    private const int BreaksFrom = 13;
    private const string Break = "<wbr/>";

    /// <summary>A cell.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="mark">The revision whose hash is marked; null: none.</param>
    public static string Of(string text, RevisionMark? mark)
    {
        text = Short.Of(text, Most);
        if (mark is null || !text.Contains(mark.Revision.Hash, StringComparison.Ordinal)) return Breakable(text);
        var hash = mark.Revision.Hash;
        var html = new StringBuilder();
        var start = 0;
        for (var at = text.IndexOf(hash, StringComparison.Ordinal); at >= 0; at = text.IndexOf(hash, start, StringComparison.Ordinal))
        {
            html.Append(Breakable(text[start..at])).Append($"{Break}<b style=\"color:{mark.Hue.Solid}\">{Html.Escape(hash)}</b>");
            start = at + hash.Length;
        }
        return html.Append(Breakable(text[start..])).ToString();
    }

    /// <summary>The length of the longest part of a cell that does not break.</summary>
    public static int LongestPart(string text, RevisionMark? mark)
    {
        var hash = mark is null ? -1 : text.IndexOf(mark.Revision.Hash, StringComparison.Ordinal);
        return hash < 0 ? LongestPart(text) : Math.Max(LongestPart(text[..hash]), LongestPart(text[hash..]));
    }

    private static int LongestPart(string text)
    {
        if (text.Length < BreaksFrom) return text.Split(' ').Max(word => word.Length);
        var (longest, start) = (0, 0);
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != ' ' && !BreaksBefore(text, i)) continue;
            longest = Math.Max(longest, i - start);
            start = i;
        }
        return longest;
    }

    private static string Breakable(string text)
    {
        if (text.Length < BreaksFrom) return Html.Escape(text);
        var html = new StringBuilder();
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (!BreaksBefore(text, i)) continue;
            html.Append(Html.Escape(text[start..i])).Append(Break);
            start = i;
        }
        return html.Append(Html.Escape(text[start..])).ToString();
    }

    // After a dash, slash or the like, and where a new word begins in CamelCase.
    private static bool BreaksBefore(string text, int at) =>
        (text[at - 1] is '-' or '/' or ',' or '=' or ':' or '.' && char.IsAsciiLetterOrDigit(text[at]))
        || (char.IsAsciiLetterLower(text[at - 1]) && char.IsAsciiLetterUpper(text[at]));
}
