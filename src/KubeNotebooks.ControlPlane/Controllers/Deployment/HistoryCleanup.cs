using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>Decides which old ReplicaSets are deleted because more of them are kept than <c>revisionHistoryLimit</c> allows.</summary>
/// <remarks>Source: kubernetes pkg/controller/deployment/sync.go, cleanupDeployment.</remarks>
internal static class HistoryCleanup
{
    /// <summary>The ReplicaSets to delete, in order. One that still has pods is spared, and none takes its place.</summary>
    /// <param name="seen">What the pass sees.</param>
    /// <param name="version">Up to 1.20 the oldest go first, later the lowest revisions.</param>
    public static ImmutableArray<V1ReplicaSet> Decide(DeploymentView seen, KubernetesVersion version)
    {
        var limit = seen.Deployment.Spec.RevisionHistoryLimit ?? int.MaxValue;
        if (limit == int.MaxValue) return [];
        var kept = seen.Old.Where(one => one.Metadata.DeletionTimestamp is null).ToList();
        var surplus = kept.Count - limit;
        if (surplus <= 0) return [];
        if (version.AtLeast(21)) kept.Sort(ByRevision);
        return [.. kept.Take(surplus).Where(IsEmpty)];
    }

    private static bool IsEmpty(V1ReplicaSet one) => DeploymentView.Wanted(one) == 0 && one.Status is { Replicas: 0 }
        && (one.Status.ObservedGeneration ?? 0) >= (one.Metadata.Generation ?? 0);

    private static int ByRevision(V1ReplicaSet x, V1ReplicaSet y)
    {
        var byRevision = (RevisionRules.RevisionOf(x) ?? 0).CompareTo(RevisionRules.RevisionOf(y) ?? 0);
        return byRevision != 0 ? byRevision : DeploymentView.OldestFirst(x, y);
    }
}
