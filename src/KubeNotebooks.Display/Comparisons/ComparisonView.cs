using System.Globalization;
using System.Text;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Timelines;
using KubeNotebooks.Kubectl.Comparisons;

namespace KubeNotebooks.Display.Comparisons;

/// <summary>Strategies side by side: their numbers in a table, and their timelines one above the other on the same scale.</summary>
public static class ComparisonView
{
    private static readonly string[] Headers = ["", "STRATEGY", "DURATION", "MOST PODS", "FEWEST AVAILABLE"];

    /// <summary>In all its forms.</summary>
    /// <param name="comparison">The comparison.</param>
    public static MimeBundle Of(StrategyComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var (text, html) = (new StringBuilder(), new StringBuilder());
        var rows = comparison.Trials.Select(Row).ToArray();
        text.Append($"kubectl {comparison.Command}\n\n");
        Table(text, rows);
        html.Append("<div style=\"margin:0.4em 0;font-size:13px\">");
        html.Append($"<div style=\"font-family:monospace\">kubectl {Html.Escape(comparison.Command)}</div>");
        HtmlTable(html, rows);
        for (var i = 0; i < rows.Length; i++)
        {
            var trial = comparison.Trials[i];
            text.Append($"\n{Letter(i)}  {trial.Strategy.Text}\n{TimelineText.Of(trial.Timeline)}");
            html.Append($"<div style=\"margin-top:12px;font-weight:600\">{Letter(i)} · {Html.Escape(trial.Strategy.Text)}</div>{TimelinePicture.Html(trial.Timeline)}");
        }
        html.Append("</div>");
        return MimeBundle.Text(text.ToString()).With(MimeBundle.HtmlText, html.ToString());

        string[] Row(StrategyTrial trial, int i) =>
        [
            Letter(i),
            trial.Strategy.Text,
            trial.Duration is { } took ? TimelineWords.Span(took) : $"not done after {TimelineWords.Span(StrategyComparison.Longest)}",
            trial.MostPods.ToString(CultureInfo.InvariantCulture),
            trial.FewestAvailable.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static string Letter(int i) => ((char)('a' + i)).ToString();

    private static void Table(StringBuilder text, string[][] rows)
    {
        string[][] all = [Headers, .. rows];
        var widths = Enumerable.Range(0, Headers.Length).Select(column => all.Max(row => row[column].Length)).ToArray();
        foreach (var row in all) text.Append(string.Join("   ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
    }

    private static void HtmlTable(StringBuilder html, string[][] rows)
    {
        const string cell = "padding:3px 18px 3px 0;text-align:left;background:transparent;border:0;border-bottom:1px solid rgba(128,128,128,0.35)";
        html.Append("<table style=\"border-collapse:collapse;margin:8px 0;color:inherit\"><thead><tr>");
        foreach (var header in Headers) html.Append($"<th style=\"{cell};font-size:11px;opacity:0.75\">{header}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var value in row) html.Append($"<td style=\"{cell}\">{Html.Escape(value)}</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
    }
}
