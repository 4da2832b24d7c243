using k8s.Models;

namespace KubeNotebooks.ControlPlane.Rollouts;

/// <summary>A revision of a Deployment: one pod template, kept in one ReplicaSet.</summary>
/// <param name="Number">As <c>kubectl rollout history</c> counts; 0 when the ReplicaSet has no number yet.</param>
/// <param name="ReplicaSet">The ReplicaSet that makes its pods.</param>
/// <param name="IsCurrent">
/// Whether it is the ReplicaSet of the template that the Deployment wants now: at most one is, the oldest that is there.
/// </param>
/// <param name="Since">
/// When it got its number: when it became the current one for the last time; null when nothing is known of that.
/// </param>
/// <param name="Cause">The annotation <c>kubernetes.io/change-cause</c>; null when there is none.</param>
public sealed record Revision(long Number, V1ReplicaSet ReplicaSet, bool IsCurrent, DateTimeOffset? Since, string? Cause)
{
    /// <summary>The part of the names of its pods that tells it from the others; empty when it has none.</summary>
    public string Hash { get; } = Revisions.HashOf(ReplicaSet.Metadata);

    /// <summary>Whether its ReplicaSet has been deleted; some of its pods may still be there.</summary>
    public bool IsGone { get; init; }

    /// <summary>The images of its containers, in order.</summary>
    public IReadOnlyList<string> Images { get; } = Revisions.ImagesOf(ReplicaSet.Spec.Template);

    /// <summary>How many pods it wants now.</summary>
    public int Wanted => ReplicaSet.Spec.Replicas ?? 1;

    /// <summary>How many ready pods it reports now.</summary>
    public int Ready => ReplicaSet.Status?.ReadyReplicas ?? 0;
}
