using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Scheduler;

namespace KubeNotebooks.ControlPlane.Maps;

/// <summary>A node and its pods.</summary>
/// <param name="Node">The node.</param>
/// <param name="Pods">The pods on it, finished ones too, by namespace and name.</param>
public sealed record MapNode(V1Node Node, ImmutableArray<MapPod> Pods)
{
    /// <summary>Whether its kubelet says that it is ready.</summary>
    public bool IsReady { get; init; }

    /// <summary>Whether it is cordoned: it gets no new pods.</summary>
    public bool IsCordoned { get; init; }

    /// <summary>Its taints as kubectl writes them, that of a cordon aside.</summary>
    public ImmutableArray<string> Taints { get; init; } = [];

    /// <summary>CPU, in thousandths of a core: requested by its pods, and what pods may have.</summary>
    public Share MilliCpu { get; init; }

    /// <summary>Memory, in bytes: requested by its pods, and what pods may have.</summary>
    public Share Memory { get; init; }

    /// <summary>Pods that count for its limit, and how many it takes.</summary>
    public Share PodCount { get; init; }

    /// <summary>A node of a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="node">The node.</param>
    public static MapNode Of(Cluster cluster, V1Node node)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(node);
        return Of(node, [.. MapPod.Of(cluster, cluster.ApiServer.List<V1Pod>().Where(pod => pod.Spec.NodeName == node.Metadata.Name))]);
    }

    /// <summary>A node whose pods are known.</summary>
    internal static MapNode Of(V1Node node, ImmutableArray<MapPod> pods)
    {
        var info = new NodeInfo(node, 0);
        foreach (var pod in pods)
        {
            if (!pod.IsFinished) info.Add(PodInfo.Of(pod.Pod));
        }
        return new MapNode(node, pods)
        {
            IsReady = node.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true,
            IsCordoned = info.Unschedulable,
            Taints = [.. info.Taints.Where(taint => taint.Key != Tolerations.UnschedulableTaint.Key).Select(Tolerations.Text)],
            MilliCpu = new Share(info.MilliCpu, info.AllocatableMilliCpu),
            Memory = new Share(info.Memory, info.AllocatableMemory),
            PodCount = new Share(info.PodCount, info.AllocatablePods),
        };
    }
}

/// <summary>How much of something is asked for.</summary>
/// <param name="Requested">What pods request together.</param>
/// <param name="Allocatable">What there is for pods.</param>
public readonly record struct Share(long Requested, long Allocatable);
