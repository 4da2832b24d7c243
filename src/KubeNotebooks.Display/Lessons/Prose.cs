using System.Text;
using System.Text.RegularExpressions;

namespace KubeNotebooks.Display.Lessons;

/// <summary>A teacher's text: paragraphs, lists whose lines begin with a dash, <c>`code`</c> and <c>**bold**</c>; all else is only text.</summary>
internal static partial class Prose
{
    private const string CodeStyle = "font-family:monospace;font-size:0.95em;color:inherit;background:transparent;padding:0;border:0;overflow-wrap:anywhere";

    /// <summary>As HTML.</summary>
    public static string Html(string text)
    {
        var html = new StringBuilder();
        foreach (var block in Blocks(text))
        {
            if (!IsList(block))
            {
                html.Append("<p style=\"margin:4px 0\">").Append(Inline(Joined(block))).Append("</p>");
                continue;
            }
            html.Append("<ul style=\"margin:4px 0;padding-left:1.4em\">");
            foreach (var line in block) html.Append("<li>").Append(Inline(line[1..].Trim())).Append("</li>");
            html.Append("</ul>");
        }
        return html.ToString();
    }

    /// <summary>As text, its lines as they are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">What each line begins with.</param>
    public static string Plain(string text, string indent) =>
        string.Concat(text.Trim().Split('\n').Select(line => line.Length == 0 ? "\n" : $"{indent}{line.TrimEnd()}\n"));

    private static IEnumerable<List<string>> Blocks(string text)
    {
        var block = new List<string>();
        foreach (var line in text.Trim().Split('\n').Select(line => line.Trim()))
        {
            if (block.Count > 0 && (line.Length == 0 || line.StartsWith("- ", StringComparison.Ordinal) != IsList(block)))
            {
                yield return block;
                block = [];
            }
            if (line.Length > 0) block.Add(line);
        }
        if (block.Count > 0) yield return block;
    }

    private static bool IsList(List<string> block) => block[0].StartsWith("- ", StringComparison.Ordinal);

    // Between Latin words a line's end is a space; between Japanese ones it is nothing.
    private static string Joined(List<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0 && (text[^1] < 0x2E80 || line[0] < 0x2E80)) text.Append(' ');
            text.Append(line);
        }
        return text.ToString();
    }

    /// <summary>One line as HTML.</summary>
    public static string Inline(string text)
    {
        var html = Drawing.Html.Escape(text);
        html = Code().Replace(html, match => $"<code style=\"{CodeStyle}\">{match.Groups[1].Value}</code>");
        return Bold().Replace(html, match => $"<b>{match.Groups[1].Value}</b>");
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();
}
