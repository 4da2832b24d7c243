using System.Text;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Printing;

namespace KubeNotebooks.Display;

/// <summary>A table as aligned text, as kubectl lays it out.</summary>
internal static class PlainTable
{
    /// <summary>All columns of a table.</summary>
    public static string Of(Table table)
    {
        var text = new StringBuilder();
        var writer = new TableWriter(new TableOptions(Wide: true), part => text.Append(part));
        writer.Write(table);
        writer.Flush();
        return text.ToString();
    }

    /// <summary>The same with the names of its columns as kubectl writes them.</summary>
    public static Table WithHeaders(Table table) =>
        table with { Columns = [.. table.Columns.Select(column => column with { Name = column.Name.ToUpperInvariant() })] };

    /// <summary>What <c>kubectl get</c> shows of a table without <c>-o wide</c>.</summary>
    public static Table WithoutWideColumns(Table table) => new TableWriter(new TableOptions(), _ => { }).AsPrinted(table);
}
