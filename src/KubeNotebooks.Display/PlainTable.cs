using System.Text;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Display;

/// <summary>A table as aligned text, as kubectl lays it out.</summary>
internal static class PlainTable
{
    private const int Gap = 3;

    /// <summary>All columns, the last one unpadded.</summary>
    public static string Of(Table table)
    {
        string[][] lines = [[.. table.Columns.Select(column => column.Name.ToUpperInvariant())], .. table.Rows.Select(row => row.Cells.ToArray())];
        var widths = Enumerable.Range(0, table.Columns.Count).Select(i => lines.Max(line => line[i].Length) + Gap).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines) text.Append(string.Concat(line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
        return text.ToString();
    }
}
