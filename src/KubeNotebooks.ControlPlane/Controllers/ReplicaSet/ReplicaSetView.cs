using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Informers;

namespace KubeNotebooks.ControlPlane.Controllers.ReplicaSet;

/// <summary>What a pass over a ReplicaSet sees: counts, never the pods themselves unless some are to be deleted or claimed.</summary>
/// <param name="ReplicaSet">As the cache shows it.</param>
/// <param name="Counts">Its pods, those included that it is about to adopt.</param>
internal sealed record ReplicaSetView(V1ReplicaSet ReplicaSet, PodCounts Counts)
{
    /// <summary>How many pods one pass creates or deletes at most.</summary>
    public const int BurstReplicas = 500;

    /// <summary>Whether pods may be created or deleted: not while earlier ones have not shown, nor when the ReplicaSet is being deleted.</summary>
    public bool Manages { get; init; }

    /// <summary>Pods without an owner that match the selector.</summary>
    public ImmutableArray<V1Pod> Adoptable { get; init; } = [];

    /// <summary>Owned pods that no longer match the selector.</summary>
    public ImmutableArray<V1Pod> Mismatched { get; init; } = [];

    /// <summary>The pods to delete, first to go first.</summary>
    public ImmutableArray<V1Pod> Surplus { get; init; } = [];

    /// <summary>The ready pods that may not count as available yet, by the second (since the epoch) in which they became ready.</summary>
    public ImmutableArray<(long Second, int Pods)> ReadyLately { get; init; } = [];

    /// <summary>How many pods are wanted.</summary>
    public int Wanted => ReplicaSet.Spec.Replicas ?? 1;

    /// <summary>How many seconds a pod has to be ready before it counts as available.</summary>
    public int MinReadySeconds => ReplicaSet.Spec.MinReadySeconds ?? 0;

    /// <summary>How many pods this pass creates.</summary>
    public int Missing => Manages ? Math.Clamp(Wanted - Counts.Active, 0, BurstReplicas) : 0;

    /// <summary>How many pods this pass deletes.</summary>
    public int TooMany => Manages ? Math.Clamp(Counts.Active - Wanted, 0, BurstReplicas) : 0;

    /// <summary>How many pods are available.</summary>
    /// <param name="now">The virtual time: a pod counts once it has been ready for longer than the minimum.</param>
    public int Available(DateTimeOffset now)
    {
        var notYet = 0;
        foreach (var (second, pods) in ReadyLately)
        {
            if (DateTimeOffset.UnixEpoch.AddSeconds(second + MinReadySeconds) >= now) notYet += pods;
        }
        return Counts.Ready - notYet;
    }
}
