using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.Rollouts;

namespace KubeNotebooks.ControlPlane.Trees;

/// <summary>A revision of a Deployment with its pods.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Pods">The pods that its ReplicaSet controls, by name; those that terminate too.</param>
public sealed record TreeRevision(Revision Revision, ImmutableArray<TreePod> Pods)
{
    /// <summary>Whether it is the latest of the other revisions: where <c>rollout undo</c> goes when nothing else is said.</summary>
    public bool IsPrevious { get; init; }

    /// <summary>Whether it neither has nor wants a pod: it stays for <c>rollout undo</c>.</summary>
    public bool IsEmpty => Pods.IsEmpty && Revision.Wanted == 0;
}
