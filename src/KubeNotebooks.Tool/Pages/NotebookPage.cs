using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Outputs;
using KubeNotebooks.Tool.Terminal;
using Markdig;

namespace KubeNotebooks.Tool.Pages;

/// <summary>An executed notebook as one page that needs nothing else: no network, no script, light and dark, phone and screen.</summary>
internal static partial class NotebookPage
{
    /// <summary>Nothing may be fetched, whatever a cell's output asks for.</summary>
    private const string Policy =
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:";

    private static readonly MarkdownPipeline Markdown =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().UseAutoLinks().Build();

    /// <summary>The page's text.</summary>
    /// <param name="notebook">With its outputs.</param>
    /// <param name="folder">Where the names of pictures in the prose start.</param>
    public static string Render(NotebookDocument notebook, string folder)
    {
        var title = notebook.Title.Length > 0 ? notebook.Title : "Notebook";
        var language = notebook.Cells.Any(cell => Japanese().IsMatch(cell.Source)) ? "ja" : "en";
        var page = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>
            {PageStyle.Sheet}</style>
            </head>
            <body>
            <main>

            """);
        var number = 0;
        foreach (var cell in notebook.Cells)
        {
            switch (cell.Kind)
            {
                case CellKind.Markdown:
                    page.Append("<section class=\"prose\">\n").Append(Prose(cell.Source, folder)).Append("</section>\n");
                    break;
                case CellKind.Code when !string.IsNullOrWhiteSpace(cell.Source):
                    AppendCode(page, cell, ++number);
                    break;
            }
        }
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Prose(string markdown, string folder) => Image().Replace(
        Markdig.Markdown.ToHtml(markdown, Markdown).Replace("<table>", "<div class=\"wide\"><table>", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal),
        match => $"src=\"{Embedded(WebUtility.HtmlDecode(match.Groups["source"].Value), folder)}\"");

    /// <summary>A picture beside the notebook, as data.</summary>
    private static string Embedded(string source, string folder)
    {
        var path = Path.GetFullPath(Uri.UnescapeDataString(source), folder);
        var type = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".svg" => "image/svg+xml",
            _ => null,
        };
        return type is null || !File.Exists(path)
            ? WebUtility.HtmlEncode(source)
            : $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}";
    }

    private static void AppendCode(StringBuilder page, NotebookCell cell, int number)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section class=\"cell\" id=\"cell-{number}\">\n<pre class=\"code\"><code>");
        page.AppendJoin('\n', cell.Source.TrimEnd().Split('\n').Select(Line)).Append("</code></pre>\n");
        foreach (var output in cell.Outputs) page.Append(Output(output));
        page.Append("</section>\n");
    }

    private static string Line(string line)
    {
        var text = WebUtility.HtmlEncode(line);
        if (!line.StartsWith("#!", StringComparison.Ordinal)) return text;
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? $"<b>{text}</b>" : $"<b>{text[..end]}</b>{text[end..]}";
    }

    private static string Output(CellOutput output) => output switch
    {
        StreamOutput { Name: StreamOutput.Error } problem => Block("output problem", problem.Text),
        StreamOutput stream => Block("output", stream.Text),
        DisplayOutput display => Bundle(display.Data),
        ExecuteResult result => Bundle(result.Data),
        ErrorOutput error => Block("output problem", string.Join('\n', error.Traceback)),
        _ => "",
    };

    private static string Bundle(MimeBundle data)
    {
        if (data.Entries.TryGetValue(MimeBundle.HtmlText, out var html)) return $"<div class=\"output wide\">{html}</div>\n";
        if (data.Entries.TryGetValue("image/png", out var png))
            return $"<div class=\"output\"><img alt=\"\" src=\"data:image/png;base64,{png.Trim()}\"></div>\n";
        if (data.Entries.TryGetValue("text/markdown", out var markdown))
            return $"<div class=\"output\">{Markdig.Markdown.ToHtml(markdown, Markdown)}</div>\n";
        return Block("output", data.Plain);
    }

    private static string Block(string kind, string text) => $"<pre class=\"{kind}\">{AnsiText.Html(text.TrimEnd('\n'))}</pre>\n";

    [GeneratedRegex("src=\"(?<source>[^\":]+)\"")]
    private static partial Regex Image();

    [GeneratedRegex("[\u3040-\u30ff]")]
    private static partial Regex Japanese();
}
