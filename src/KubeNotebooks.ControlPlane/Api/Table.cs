using k8s;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>What the API server prints for a list: columns and rows, no layout.</summary>
/// <param name="Resource">The kind of the rows' objects.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">The rows, in the list's order.</param>
/// <remarks>Source: apimachinery pkg/apis/meta/v1/types.go, Table.</remarks>
public sealed record Table(ResourceType Resource, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows);

/// <summary>One column of a <see cref="Table"/>.</summary>
/// <param name="Name">The header, in mixed case: <c>Up-to-date</c>.</param>
/// <param name="WideOnly">Whether only <c>-o wide</c> shows it (priority 1 in the API).</param>
public sealed record TableColumn(string Name, bool WideOnly = false);

/// <summary>One row of a <see cref="Table"/>.</summary>
/// <param name="Cells">One text per column.</param>
/// <param name="Object">The object that the row shows.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, IKubernetesObject<V1ObjectMeta> Object);
