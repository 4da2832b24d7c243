using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Relations;

namespace KubeNotebooks.ControlPlane.Rollouts;

/// <summary>Tells the revisions of a Deployment.</summary>
public static class Revisions
{
    private const string ChangeCause = "kubernetes.io/change-cause";

    /// <summary>The revisions that a Deployment still keeps, by number; one without a number yet comes last.</summary>
    /// <param name="cluster">Where it lives.</param>
    /// <param name="deployment">The Deployment.</param>
    public static IReadOnlyList<Revision> Of(Cluster cluster, V1Deployment deployment) =>
        Of(cluster, DeploymentView.Of(deployment, Ownership.ReplicaSetsOf(cluster, deployment)));

    /// <summary>The same, when the ReplicaSets are known already.</summary>
    internal static IReadOnlyList<Revision> Of(Cluster cluster, DeploymentView seen) =>
    [
        .. seen.All.Select(one => Of(cluster, one, ReferenceEquals(one, seen.New)))
            .OrderBy(one => one.Number == 0 ? long.MaxValue : one.Number)
            .ThenBy(one => one.ReplicaSet.Metadata.Name, StringComparer.Ordinal),
    ];

    /// <summary>The revision that is a ReplicaSet of a Deployment.</summary>
    /// <param name="cluster">Where it lives, or lived.</param>
    /// <param name="deployment">The Deployment.</param>
    /// <param name="replicaSet">A ReplicaSet that it controls or controlled.</param>
    public static Revision Of(Cluster cluster, V1Deployment deployment, V1ReplicaSet replicaSet)
    {
        var current = DeploymentView.Of(deployment, Ownership.ReplicaSetsOf(cluster, deployment)).New;
        return Of(cluster, replicaSet, replicaSet.Metadata.Uid == current?.Metadata.Uid);
    }

    /// <summary>The hash of the pod template that a ReplicaSet or pod was made from; empty when it carries none.</summary>
    /// <param name="metadata">The metadata of the ReplicaSet or pod.</param>
    public static string HashOf(V1ObjectMeta metadata) =>
        metadata.Labels is { } labels && labels.TryGetValue(DeploymentAnnotations.PodTemplateHashLabel, out var hash) ? hash : "";

    /// <summary>The images of a pod template's containers, in order; empty text for a container without one.</summary>
    /// <param name="template">The pod template.</param>
    public static ImmutableArray<string> ImagesOf(V1PodTemplateSpec template) =>
        [.. template.Spec.Containers.Select(container => container.Image ?? "")];

    private static Revision Of(Cluster cluster, V1ReplicaSet replicaSet, bool isCurrent)
    {
        var number = RevisionRules.RevisionOf(replicaSet) ?? 0;
        return new Revision(number, replicaSet, isCurrent, Since(cluster, replicaSet, number), Cause(replicaSet))
        {
            IsGone = cluster.History.VersionsOf(replicaSet.Metadata.Uid) is [.., { IsLast: true }],
        };
    }

    private static DateTimeOffset? Since(Cluster cluster, V1ReplicaSet replicaSet, long number)
    {
        foreach (var version in cluster.History.VersionsOf(replicaSet.Metadata.Uid))
        {
            if (version.Object is V1ReplicaSet then && RevisionRules.RevisionOf(then) == number) return version.At;
        }
        return null;
    }

    private static string? Cause(V1ReplicaSet replicaSet)
    {
        foreach (var annotations in new[] { replicaSet.Metadata.Annotations, replicaSet.Spec.Template.Metadata?.Annotations })
        {
            if (annotations is not null && annotations.TryGetValue(ChangeCause, out var cause) && cause.Length > 0) return cause;
        }
        return null;
    }
}
