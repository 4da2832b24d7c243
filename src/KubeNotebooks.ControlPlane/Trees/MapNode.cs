using System.Collections.Immutable;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Trees;

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
}

/// <summary>How much of something is asked for.</summary>
/// <param name="Requested">What pods request together.</param>
/// <param name="Allocatable">What there is for pods.</param>
public readonly record struct Share(long Requested, long Allocatable);
