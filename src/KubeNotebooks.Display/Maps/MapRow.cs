using System.Collections.Immutable;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Maps;
using KubeNotebooks.Display.Drawing;
using static System.FormattableString;

namespace KubeNotebooks.Display.Maps;

/// <summary>A row of a map: a node, several nodes together, or pods without a node.</summary>
/// <param name="Name">What stands before it.</param>
/// <param name="Words">What is special about it, such as <c>cordoned</c>.</param>
/// <param name="Groups">The pods.</param>
internal sealed record MapRow(string Name, ImmutableArray<string> Words, ImmutableArray<MapGroup> Groups)
{
    /// <summary>What is requested of which resource: its name, the words, and the share from 0 to 1.</summary>
    public ImmutableArray<(string Name, string Text, double Share)> Requests { get; init; } = [];

    /// <summary>A sentence below the pods; empty when there is none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The row of a node.</summary>
    public static MapRow Of(Cluster cluster, MapNode node) =>
        new(Short.Of(node.Node.Metadata.Name, 60), Marks(node), MapGroup.Of(cluster, node.Pods)) { Requests = RequestsOf([node]) };

    /// <summary>One row for several nodes.</summary>
    public static MapRow Of(Cluster cluster, ImmutableArray<MapNode> nodes) =>
        new(Invariant($"{nodes.Length} more nodes"), [], MapGroup.Of(cluster, nodes.SelectMany(node => node.Pods))) { Requests = RequestsOf(nodes) };

    /// <summary>The rows of pods without a node: one for each reason.</summary>
    public static IEnumerable<MapRow> OfUnscheduled(Cluster cluster, ImmutableArray<MapPod> pods) =>
        pods.GroupBy(pod => pod.WhyUnscheduled ?? "", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
            new MapRow("no node", [group.Count() == 1 ? "1 pod" : Invariant($"{group.Count()} pods")], MapGroup.Of(cluster, group))
            {
                Reason = group.Key.Length == 0 ? "The scheduler has not looked yet." : $"The scheduler says: {Short.Of(group.Key, 400)}",
            });

    /// <summary>What a node has that keeps pods away, in words.</summary>
    public static ImmutableArray<string> Marks(MapNode node) =>
    [
        .. node.IsReady ? ImmutableArray<string>.Empty : ["not ready"],
        .. node.IsCordoned ? ImmutableArray<string>.Empty.Add("cordoned") : [],
        .. node.Taints.Take(3).Select(taint => $"taint {Short.Of(taint, 80)}"),
    ];

    private static ImmutableArray<(string, string, double)> RequestsOf(ImmutableArray<MapNode> nodes)
    {
        var cpu = Sum(nodes, node => node.MilliCpu);
        var memory = Sum(nodes, node => node.Memory);
        var pods = Sum(nodes, node => node.PodCount);
        return
        [
            ("cpu", $"{Quantity.OfMilli(cpu.Requested).Canonical()}/{Quantity.OfMilli(cpu.Allocatable).Canonical()}", Part(cpu)),
            ("memory", $"{Bytes(memory.Requested)}/{Bytes(memory.Allocatable)}", Part(memory)),
            ("pods", Invariant($"{pods.Requested}/{pods.Allocatable}"), Part(pods)),
        ];
    }

    private static string Bytes(long bytes) => Quantity.Of(bytes, QuantityFormat.BinarySI).Canonical();

    private static double Part(Share share) => share.Allocatable == 0 ? 0 : Math.Min(1, (double)share.Requested / share.Allocatable);

    private static Share Sum(ImmutableArray<MapNode> nodes, Func<MapNode, Share> of) =>
        new(nodes.Sum(node => of(node).Requested), nodes.Sum(node => of(node).Allocatable));
}
