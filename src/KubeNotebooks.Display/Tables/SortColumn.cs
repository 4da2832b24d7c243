namespace KubeNotebooks.Display.Tables;

/// <summary>The column that the rows are sorted by, when <c>--sort-by</c> named a field that a column shows.</summary>
/// <param name="Index">Which column; -1 when none shows the field.</param>
/// <param name="Arrow">The mark in the header.</param>
/// <param name="Meaning">What it means, in words.</param>
internal sealed record SortColumn(int Index, string Arrow, string Meaning)
{
    /// <summary>Whether no column shows the field, so that a line must say it.</summary>
    public bool IsUnmarked => Index < 0;

    /// <summary>The column; null when the rows are in the server's order.</summary>
    public static SortColumn? Of(ShownTable table)
    {
        if (table.Printed.SortedBy.Length == 0) return null;
        var field = table.Printed.SortedBy.Trim('{', '}', '.', ' ');
        var (column, falls) = field switch
        {
            "metadata.name" => ("NAME", false),
            "metadata.namespace" => ("NAMESPACE", false),
            "metadata.creationTimestamp" or "status.startTime" => ("AGE", true),
            "lastTimestamp" => ("LAST SEEN", true),
            "status.containerStatuses[0].restartCount" => ("RESTARTS", false),
            "status.podIP" => ("IP", false),
            "spec.nodeName" => ("NODE", false),
            "spec.replicas" => ("DESIRED", false),
            "type" => ("TYPE", false),
            "reason" => ("REASON", false),
            "involvedObject.name" => ("OBJECT", false),
            _ => ("", false),
        };
        var index = table.Printed.NoHeaders ? -1 : table.IndexOf(column);
        return index < 0
            ? new SortColumn(-1, "", $"sorted by {field}, the least first")
            : new SortColumn(index, falls ? " ▼" : " ▲", $"sorted by {field}: the {(falls ? "oldest" : "least")} first");
    }
}
