using System.Globalization;
using System.Text;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Tables;

/// <summary>The line below a table with more rows than are drawn: how many there are, and how they are.</summary>
internal static class TableSummary
{
    private const int MostWords = 8;

    /// <summary>Appends it.</summary>
    public static void Append(StringBuilder html, ShownTable table)
    {
        var rows = table.Printed.Table.Rows;
        var status = table.IndexOf("STATUS");
        if (status < 0) status = table.IndexOf("TYPE");
        var counts = status < 0 ? [] : rows.GroupBy(row => row.Cells[status], StringComparer.Ordinal)
            .Select(group => (Word: group.Key, Count: group.Count(), First: group.First().Object))
            .OrderByDescending(one => one.Count).ThenBy(one => one.Word, StringComparer.Ordinal).ToArray();
        html.Append($"<div style=\"{TablePicture.QuietLine}\"><b>{Number(rows.Count)} {Html.Escape(table.Printed.Table.Resource.Plural)}</b>: ");
        foreach (var (word, count, first) in counts.Take(MostWords))
        {
            var mark = StatusMark.Of(first, table.Headers[status]);
            html.Append($"{Number(count)} <span style=\"color:{mark?.Colour ?? "inherit"}\">{mark?.Glyph}</span> {Html.Escape(Short.Of(word, 60))}, ");
        }
        if (counts.Length > MostWords) html.Append($"{Number(counts.Skip(MostWords).Sum(one => one.Count))} others, ");
        html.Append($"the first {Number(table.Rows.Count)} shown. The text has all; after #!sim pictures off, #!kube shows it.</div>");
    }

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u00A0');
}
