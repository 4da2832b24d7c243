using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>What a column may look at besides the object.</summary>
/// <param name="Now">The server's time.</param>
/// <param name="Version">The server's release.</param>
internal readonly record struct PrintContext(DateTimeOffset Now, KubernetesVersion Version);

/// <summary>One column of a kind's table.</summary>
/// <param name="Name">The header in the server's spelling; kubectl prints it in upper case.</param>
/// <param name="Cell">The text for one object.</param>
/// <param name="WideOnly">Whether only <c>-o wide</c> shows it.</param>
internal sealed record Column<T>(string Name, Func<T, PrintContext, string> Cell, bool WideOnly = false);

/// <summary>How the objects of one kind are shown in a table.</summary>
internal abstract class Printer
{
    public abstract Table Print(ResourceType type, IReadOnlyList<IKubernetesObject<V1ObjectMeta>> objects, PrintContext context);
}

/// <summary>A printer is a list of columns: the first of the list is the first on the screen.</summary>
internal sealed class Printer<T>(params Column<T>[] columns) : Printer
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly TableColumn[] _columns = [.. columns.Select(column => new TableColumn(column.Name, column.WideOnly))];

    public override Table Print(ResourceType type, IReadOnlyList<IKubernetesObject<V1ObjectMeta>> objects, PrintContext context)
    {
        var rows = new TableRow[objects.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new TableRow(Cells((T)objects[i], context), objects[i]);
        return new Table(type, _columns, rows);
    }

    private string[] Cells(T one, PrintContext context) => Array.ConvertAll(columns, column => column.Cell(one, context));
}
