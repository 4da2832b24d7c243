using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.PodTemplates;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>What the caches show when a pass over a Deployment begins.</summary>
/// <param name="Deployment">The Deployment.</param>
/// <param name="Owned">The ReplicaSets that it controls and that match its selector.</param>
internal sealed record DeploymentPassView(V1Deployment Deployment, ImmutableArray<V1ReplicaSet> Owned)
{
    private string? _templateHash;

    /// <summary>ReplicaSets without an owner that match the selector.</summary>
    public ImmutableArray<V1ReplicaSet> Adoptable { get; init; } = [];

    /// <summary>Owned ReplicaSets that no longer match the selector.</summary>
    public ImmutableArray<V1ReplicaSet> Mismatched { get; init; } = [];

    /// <summary>How many pods that have not finished each ReplicaSet controls, by its UID; kept for Recreate only.</summary>
    public ImmutableDictionary<string, int> UnfinishedPods { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The hash that ends the name of the template's ReplicaSet; a pass asks several times for it.</summary>
    /// <param name="version">The release that computes it.</param>
    public string TemplateHash(KubernetesVersion version) =>
        _templateHash ??= PodTemplateHash.Compute(Deployment.Spec.Template, Deployment.Status?.CollisionCount, version);
}
