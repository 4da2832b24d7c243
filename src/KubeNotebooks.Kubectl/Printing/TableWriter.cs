using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>Prints tables as <c>kubectl get</c> does: one after the other, each kind with its own headers and widths.</summary>
/// <param name="options">What is shown.</param>
/// <param name="output">Gets the text.</param>
/// <remarks>Source: cli-runtime pkg/printers/tableprinter.go, printTable and decorateTable; kubectl pkg/cmd/get/get.go, Run.</remarks>
public sealed class TableWriter(TableOptions options, Action<string> output)
{
    private const int EventTypeWidth = 8;

    private readonly TabWriter _writer = TabWriter.ForTables(output);
    private IReadOnlyList<TableColumn>? _headed;

    /// <summary>Begins another kind: its headers are printed, and its widths start afresh.</summary>
    public void StartKind()
    {
        _writer.Flush();
        _writer.ForgetWidths();
        _headed = null;
    }

    /// <summary>Prints a table's rows, after its headers where these were not printed yet.</summary>
    /// <param name="table">The table; nothing is printed when it has no rows.</param>
    /// <param name="withNamespace">A first column with the object's namespace.</param>
    /// <param name="withKind">Names are written <c>kind/name</c>.</param>
    /// <param name="eventType">A first column with this word, for watches; null: none.</param>
    public void Write(Table table, bool withNamespace = false, bool withKind = false, string? eventType = null)
    {
        if (table.Rows.Count == 0) return;
        var shown = Shown(table);
        if (!options.NoHeaders && !ReferenceEquals(_headed, table.Columns) && !(_headed?.SequenceEqual(table.Columns) ?? false))
            WriteLine(Headers(table, shown, withNamespace, eventType));
        _headed = table.Columns;

        foreach (var row in table.Rows)
            WriteLine(Row(table, row, shown, withNamespace, withKind, eventType));
    }

    /// <summary>The same table with the columns that are printed and no others, for those who show it in another form.</summary>
    /// <param name="table">The table.</param>
    /// <param name="withNamespace">A first column with the object's namespace.</param>
    /// <param name="withKind">Names are written <c>kind/name</c>.</param>
    public Table AsPrinted(Table table, bool withNamespace = false, bool withKind = false)
    {
        var shown = Shown(table);
        return table with
        {
            Columns = [.. Headers(table, shown, withNamespace, null).Select(header => new TableColumn(header))],
            Rows = [.. table.Rows.Select(row => row with { Cells = [.. Row(table, row, shown, withNamespace, withKind, null)] })],
        };
    }

    /// <summary>Writes what was held back for alignment.</summary>
    public void Flush() => _writer.Flush();

    private int[] Shown(Table table) => [.. Enumerable.Range(0, table.Columns.Count).Where(index => options.Wide || !table.Columns[index].WideOnly)];

    private IEnumerable<string> Headers(Table table, int[] shown, bool withNamespace, string? eventType)
    {
        if (eventType is not null) yield return "EVENT";
        if (withNamespace) yield return "NAMESPACE";
        foreach (var index in shown)
            yield return table.Columns[index].Name.ToUpperInvariant();
        foreach (var key in options.LabelColumns)
            yield return key[(key.LastIndexOf('/') + 1)..].ToUpperInvariant();
        if (options.ShowLabels) yield return "LABELS";
    }

    private IEnumerable<string> Row(Table table, TableRow row, int[] shown, bool withNamespace, bool withKind, string? eventType)
    {
        var metadata = row.Object.Metadata;
        if (eventType is not null) yield return eventType.PadRight(EventTypeWidth);
        if (withNamespace) yield return metadata.NamespaceProperty ?? "";
        foreach (var index in shown)
        {
            var isName = withKind && table.Columns[index].Name == "Name";
            yield return isName ? $"{table.Resource.QualifiedSingular}/{row.Cells[index]}" : row.Cells[index];
        }

        foreach (var key in options.LabelColumns)
            yield return metadata.Labels?.TryGetValue(key, out var value) == true ? value : "";
        if (options.ShowLabels) yield return LabelSelectorText.Format(metadata.Labels);
    }

    private void WriteLine(IEnumerable<string> cells) => _writer.Write(string.Join('\t', cells.Select(Printable)) + "\n");

    /// <summary>The first line of a cell, with escape characters made visible.</summary>
    private static string Printable(string cell)
    {
        var end = cell.AsSpan().IndexOfAny('\f', '\n', '\r');
        var line = end < 0 ? cell : $"{cell.AsSpan(0, end)}...";
        return TerminalText.Escaped(line);
    }
}
