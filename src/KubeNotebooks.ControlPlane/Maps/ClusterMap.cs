using System.Collections.Immutable;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Maps;

/// <summary>Which pods are on which nodes, and how much of each node is asked for.</summary>
/// <param name="Nodes">The nodes, by name.</param>
/// <param name="Unscheduled">The pods that have no node, by name.</param>
/// <remarks>Simulated: kubectl has no such view; <c>describe node</c> lists the same facts one node at a time.</remarks>
public sealed record ClusterMap(ImmutableArray<MapNode> Nodes, ImmutableArray<MapPod> Unscheduled)
{
    /// <summary>The map of a cluster, all namespaces.</summary>
    /// <param name="cluster">The cluster.</param>
    public static ClusterMap Of(Cluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var pods = MapPod.Of(cluster, cluster.ApiServer.List<V1Pod>()).ToLookup(pod => pod.Pod.Spec.NodeName ?? "", StringComparer.Ordinal);
        var nodes = cluster.ApiServer.List<V1Node>().OrderBy(node => node.Metadata.Name, StringComparer.Ordinal);
        return new ClusterMap(
            [.. nodes.Select(node => MapNode.Of(node, [.. pods[node.Metadata.Name]]))],
            [.. pods[""].Where(pod => !pod.IsFinished)]);
    }
}
