using System.Collections.Immutable;
using System.Text;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Kubectl;

namespace KubeNotebooks.Display;

/// <summary>What kubectl printed, as HTML that reads well wherever notebooks are shown.</summary>
/// <remarks>
/// Simulated: inline styles only and no colours but inherited ones, because front ends strip style elements of notebooks
/// that they do not trust, and readers have light and dark themes.
/// </remarks>
public static class KubectlHtml
{
    private const string TableStyle = "border-collapse:collapse;font-family:monospace;font-size:0.9em;margin:0 0 0.6em 0;color:inherit";
    private const string HeaderStyle =
        "text-align:left;padding:2px 16px 2px 0;border-bottom:1px solid currentColor;white-space:nowrap;background:transparent";
    private const string CellStyle = "text-align:left;padding:2px 16px 2px 0;white-space:pre;background:transparent";
    private const string BlockStyle = "margin:0;white-space:pre;overflow-x:auto;font-family:monospace;color:inherit;background:transparent";

    /// <summary>What kubectl printed, in all its forms.</summary>
    /// <param name="result">What it did.</param>
    /// <param name="cluster">The cluster, as the command left it.</param>
    public static MimeBundle Bundle(KubectlResult result, Cluster cluster) =>
        MimeBundle.Text(result.StandardOutput).With(MimeBundle.HtmlText, Of(result, cluster));

    /// <summary>A picture of what a result is about, or its text as a block when there is none.</summary>
    /// <param name="result">What kubectl did.</param>
    /// <param name="cluster">The cluster, as the command left it.</param>
    public static string Of(KubectlResult result, Cluster cluster) =>
        result.Tables.Any() ? Of([.. result.Tables], cluster) : Block(result.StandardOutput);

    /// <summary>Tables, one below the other.</summary>
    /// <param name="tables">What was printed: only the columns that are shown.</param>
    /// <param name="cluster">The cluster that they show.</param>
    public static string Of(ImmutableArray<Table> tables, Cluster cluster)
    {
        var html = new StringBuilder("<div style=\"overflow-x:auto\">");
        foreach (var table in tables) Append(html, table);
        return html.Append("</div>").ToString();
    }

    /// <summary>Text as it is, in a block of its own.</summary>
    /// <param name="text">Any text; it is escaped.</param>
    public static string Block(string text) => $"<pre style=\"{BlockStyle}\">{Html.Escape(text)}</pre>";

    private static void Append(StringBuilder html, Table table)
    {
        html.Append($"<table style=\"{TableStyle}\"><thead><tr>");
        foreach (var column in table.Columns)
            html.Append($"<th style=\"{HeaderStyle}\">{Html.Escape(column.Name.ToUpperInvariant())}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row.Cells) html.Append($"<td style=\"{CellStyle}\">{Html.Escape(cell)}</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
    }
}
