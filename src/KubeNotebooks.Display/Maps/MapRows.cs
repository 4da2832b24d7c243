using System.Collections.Immutable;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Maps;
using static System.FormattableString;

namespace KubeNotebooks.Display.Maps;

/// <summary>The rows of a map, and what was put together so that it stays a picture.</summary>
/// <param name="Rows">The rows: nodes, then pods without one.</param>
/// <param name="Counted">Whether pods are counts rather than marks.</param>
/// <param name="Remarks">What was put together, in words.</param>
internal sealed record MapRows(ImmutableArray<MapRow> Rows, bool Counted, ImmutableArray<string> Remarks)
{
    private const int MostMarks = 400;
    private const int MostMarksPerRow = 120;
    private const int MostNodes = 40;
    private const int MostGroups = 400;

    /// <summary>Lays a map out.</summary>
    public static MapRows Of(Cluster cluster, ClusterMap map)
    {
        var remarks = ImmutableArray.CreateBuilder<string>();
        var (shown, rest) = Choose(map.Nodes);
        var rows = shown.Select(node => MapRow.Of(cluster, node)).ToList();
        if (!rest.IsEmpty)
        {
            rows.Add(MapRow.Of(cluster, rest));
            remarks.Add(Invariant($"{map.Nodes.Length} nodes: {shown.Length} are shown, those that are cordoned, tainted or not ready first; the others are one row."));
        }
        rows.AddRange(MapRow.OfUnscheduled(cluster, map.Unscheduled));
        var pods = map.Nodes.Sum(node => node.Pods.Length) + map.Unscheduled.Length;
        var counted = pods > MostMarks || rows.Any(row => row.Groups.Sum(group => group.Pods.Length) > MostMarksPerRow);
        var byState = rows.Sum(row => row.Groups.Length) > MostGroups;
        if (byState) rows = [.. rows.Select(row => row with { Groups = MapGroup.ByState(row.Groups.SelectMany(group => group.Pods)) })];
        if (counted || byState) remarks.Add(Invariant($"{pods} pods: counted by {(byState ? "state" : "revision and state")}."));
        return new MapRows([.. rows], counted || byState, remarks.ToImmutable());
    }

    private static (ImmutableArray<MapNode> Shown, ImmutableArray<MapNode> Others) Choose(ImmutableArray<MapNode> nodes)
    {
        if (nodes.Length <= MostNodes) return (nodes, []);
        var shown = nodes.OrderBy(node => MapRow.Marks(node).IsEmpty).Take(MostNodes).ToHashSet();
        return ([.. nodes.Where(shown.Contains)], [.. nodes.Where(node => !shown.Contains(node))]);
    }
}
