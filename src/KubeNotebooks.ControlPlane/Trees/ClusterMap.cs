using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Scheduler;

namespace KubeNotebooks.ControlPlane.Trees;

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
        var revisions = cluster.ReplicaSets.ToDictionary(one => one.Metadata.Uid, one => OwnerReferences.ControllerOf(one.Metadata) is { Kind: "Deployment" } owner ? owner.Name : null, StringComparer.Ordinal);
        var pods = cluster.Pods.OrderBy(pod => pod.Metadata.NamespaceProperty, StringComparer.Ordinal).ThenBy(pod => pod.Metadata.Name, StringComparer.Ordinal)
            .Select(pod => PodOf(cluster, pod, revisions)).ToLookup(pod => pod.Pod.Spec.NodeName ?? "", StringComparer.Ordinal);
        return new ClusterMap(
            [.. cluster.Nodes.OrderBy(node => node.Metadata.Name, StringComparer.Ordinal).Select(node => NodeOf(node, [.. pods[node.Metadata.Name]]))],
            [.. pods[""].Where(pod => !IsFinished(pod.Pod))]);
    }

    private static MapPod PodOf(Cluster cluster, V1Pod pod, Dictionary<string, string?> revisions)
    {
        var owner = OwnerReferences.ControllerOf(pod.Metadata)?.Uid;
        var deployment = owner is null ? null : revisions.GetValueOrDefault(owner);
        return new MapPod(pod, PodStates.Of(pod), PodSummary.Of(pod, cluster.Options.Version).Status)
        {
            Deployment = deployment,
            ReplicaSetUid = deployment is null ? null : owner,
            WhyUnscheduled = pod.Status?.Conditions?.FirstOrDefault(condition => condition is { Type: "PodScheduled", Status: "False" })?.Message,
        };
    }

    private static MapNode NodeOf(V1Node node, ImmutableArray<MapPod> pods)
    {
        var info = new NodeInfo(node, 0);
        foreach (var pod in pods)
        {
            if (!IsFinished(pod.Pod)) info.Add(PodInfo.Of(pod.Pod));
        }
        return new MapNode(node, pods)
        {
            IsReady = node.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true,
            IsCordoned = info.Unschedulable,
            Taints = [.. info.Taints.Where(taint => taint.Key != Tolerations.UnschedulableTaint.Key).Select(Text)],
            MilliCpu = new Share(info.MilliCpu, info.AllocatableMilliCpu),
            Memory = new Share(info.Memory, info.AllocatableMemory),
            PodCount = new Share(info.PodCount, info.AllocatablePods),
        };
    }

    private static bool IsFinished(V1Pod pod) => pod.Status?.Phase is "Succeeded" or "Failed";

    private static string Text(V1Taint taint) =>
        string.IsNullOrEmpty(taint.Value) ? $"{taint.Key}:{taint.Effect}" : $"{taint.Key}={taint.Value}:{taint.Effect}";
}
