using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>Text with the terminal's colour sequences in it.</summary>
internal static partial class AnsiText
{
    /// <summary>Readable on light and on dark ground; the first and the last are the text's own colour.</summary>
    private static readonly string[] Colours = ["inherit", "#d9473f", "#2e9e57", "#b58900", "#4a86e8", "#b05bd6", "#2a9d9d", "inherit"];

    /// <summary>The text without colours.</summary>
    public static string Plain(string text) => Sequence().Replace(text, "");

    /// <summary>The text as HTML, escaped, its foreground colours and bold letters kept.</summary>
    public static string Html(string text)
    {
        var html = new StringBuilder();
        var at = 0;
        var open = 0;
        foreach (Match match in Sequence().Matches(text))
        {
            html.Append(WebUtility.HtmlEncode(text[at..match.Index]));
            at = match.Index + match.Length;
            foreach (var code in match.Groups["codes"].Value.Split(';'))
            {
                if (code is "" or "0") Close();
                else if (code == "1") Open("font-weight:bold");
                else if (code is ['3' or '9', >= '0' and <= '7']) Open($"color:{Colours[code[^1] - '0']}");
            }
        }
        html.Append(WebUtility.HtmlEncode(text[at..]));
        Close();
        return html.ToString();

        void Open(string style)
        {
            html.Append($"<span style=\"{style}\">");
            open++;
        }

        void Close()
        {
            for (; open > 0; open--) html.Append("</span>");
        }
    }

    [GeneratedRegex("\e\\[(?<codes>[0-9;]*)[A-Za-z]")]
    private static partial Regex Sequence();
}
