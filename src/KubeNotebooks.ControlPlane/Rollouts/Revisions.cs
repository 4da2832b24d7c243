using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Rollouts;

/// <summary>Tells the revisions of a Deployment.</summary>
public static class Revisions
{
    private const string ChangeCause = "kubernetes.io/change-cause";

    /// <summary>The label that holds the hash of a pod template, on ReplicaSets and pods.</summary>
    public const string HashLabel = DeploymentAnnotations.PodTemplateHashLabel;

    /// <summary>The revisions that a Deployment still keeps, by number; one without a number yet comes last.</summary>
    /// <param name="cluster">Where it lives.</param>
    /// <param name="deployment">The Deployment.</param>
    public static IReadOnlyList<Revision> Of(Cluster cluster, V1Deployment deployment)
    {
        var owned = cluster.ApiServer.List<V1ReplicaSet>(deployment.Metadata.NamespaceProperty)
            .Where(one => OwnerReferences.ControllerOf(one.Metadata)?.Uid == deployment.Metadata.Uid);
        var seen = DeploymentView.Of(deployment, owned);
        return
        [
            .. seen.All.Select(one => Of(cluster, one, ReferenceEquals(one, seen.New)))
                .OrderBy(one => one.Number == 0 ? long.MaxValue : one.Number)
                .ThenBy(one => one.ReplicaSet.Metadata.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The revision that is a ReplicaSet of a Deployment.</summary>
    /// <param name="cluster">Where it lives, or lived.</param>
    /// <param name="deployment">The Deployment.</param>
    /// <param name="replicaSet">A ReplicaSet that it controls or controlled.</param>
    public static Revision Of(Cluster cluster, V1Deployment deployment, V1ReplicaSet replicaSet) =>
        Of(cluster, replicaSet, DeploymentView.SameTemplate(replicaSet.Spec.Template, deployment.Spec.Template));

    private static Revision Of(Cluster cluster, V1ReplicaSet replicaSet, bool isCurrent)
    {
        var number = RevisionRules.RevisionOf(replicaSet) ?? 0;
        return new Revision(number, replicaSet, isCurrent, Since(cluster, replicaSet, number), Cause(replicaSet));
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
