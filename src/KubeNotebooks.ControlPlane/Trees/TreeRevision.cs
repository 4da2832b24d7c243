using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Trees;

/// <summary>One revision of a Deployment: a ReplicaSet and its pods.</summary>
/// <param name="ReplicaSet">The ReplicaSet.</param>
/// <param name="Pods">The pods that it controls, by name; those that terminate too.</param>
public sealed record TreeRevision(V1ReplicaSet ReplicaSet, ImmutableArray<TreePod> Pods)
{
    /// <summary>The number that <c>rollout history</c> shows; null when the ReplicaSet carries none.</summary>
    public long? Number { get; init; }

    /// <summary>Whether it is the revision of the Deployment's template as it is now.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Whether it is the latest of the other revisions: where <c>rollout undo</c> goes when nothing else is said.</summary>
    public bool IsPrevious { get; init; }

    /// <summary>The hash that tells the revisions apart, as it stands in the names.</summary>
    public string Hash => ReplicaSet.Metadata.Labels is { } labels && labels.TryGetValue(DeploymentAnnotations.PodTemplateHashLabel, out var hash)
        ? hash : ReplicaSet.Metadata.Name;

    /// <summary>The images of its containers, in their order.</summary>
    public ImmutableArray<string> Images => [.. ReplicaSet.Spec.Template.Spec.Containers.Select(container => container.Image)];

    /// <summary>How many pods it wants.</summary>
    public int Wanted => ReplicaSet.Spec.Replicas ?? 1;

    /// <summary>How many ready pods it reports.</summary>
    public int Ready => ReplicaSet.Status?.ReadyReplicas ?? 0;

    /// <summary>Whether it neither has nor wants a pod: it stays for <c>rollout undo</c>.</summary>
    public bool IsEmpty => Pods.IsEmpty && Wanted == 0;
}
