using k8s;
using k8s.Models;
using KubeNotebooks.Kubectl;

namespace KubeNotebooks.Display.Tables;

/// <summary>A table prepared for drawing: each row with the revision that it belongs to.</summary>
/// <param name="Printed">What kubectl printed.</param>
/// <param name="Rows">The rows that are drawn: all, or the first of many.</param>
internal sealed record ShownTable(PrintedTable Printed, IReadOnlyList<ShownRow> Rows)
{
    private const int AllUpTo = 200;
    private const int FirstOfMany = 100;

    /// <summary>The columns' headers.</summary>
    public IReadOnlyList<string> Headers { get; } = [.. Printed.Table.Columns.Select(column => column.Name)];

    /// <summary>The place of a column; -1 when there is none.</summary>
    /// <param name="header">Its header.</param>
    public int IndexOf(string header)
    {
        for (var i = 0; i < Headers.Count; i++)
        {
            if (Headers[i] == header) return i;
        }
        return -1;
    }

    /// <summary>Whether there is more than what is drawn.</summary>
    public bool IsCut => Rows.Count < Printed.Table.Rows.Count;

    /// <summary>Prepares a table.</summary>
    public static ShownTable Of(PrintedTable printed, RevisionMarks marks)
    {
        var rows = printed.Table.Rows;
        var shown = rows.Count > AllUpTo ? rows.Take(FirstOfMany) : rows;
        return new ShownTable(printed, [.. shown.Select(row => new ShownRow(row.Cells, row.Object, marks.Of(row.Object)))]);
    }
}

/// <summary>A row.</summary>
/// <param name="Cells">One text a column.</param>
/// <param name="Object">The object that it shows.</param>
/// <param name="Mark">The revision that the object belongs to; null when there is none.</param>
internal sealed record ShownRow(IReadOnlyList<string> Cells, IKubernetesObject<V1ObjectMeta> Object, RevisionMark? Mark);
