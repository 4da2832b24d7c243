using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Rollouts;

namespace KubeNotebooks.ControlPlane.Trees;

/// <summary>A Deployment, the revisions that it owns, and their pods.</summary>
/// <param name="Deployment">The Deployment.</param>
/// <param name="Standing">How far its rollout has come.</param>
/// <param name="Revisions">Its ReplicaSets: the current one first, the others from the latest revision to the oldest.</param>
/// <remarks>Simulated: kubectl shows the three kinds in three lists; what belongs together follows from the owner references.</remarks>
public sealed record DeploymentTree(V1Deployment Deployment, RolloutStanding Standing, ImmutableArray<TreeRevision> Revisions)
{
    /// <summary>The tree below a Deployment.</summary>
    /// <param name="cluster">Where it is.</param>
    /// <param name="deployment">The Deployment.</param>
    public static DeploymentTree Of(Cluster cluster, V1Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(deployment);
        return Of(cluster, [deployment])[0];
    }

    /// <summary>The trees of all Deployments in a namespace, by name.</summary>
    /// <param name="cluster">Where they are.</param>
    /// <param name="namespace">The namespace.</param>
    public static ImmutableArray<DeploymentTree> OfNamespace(Cluster cluster, string @namespace)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return Of(cluster, [.. cluster.ApiServer.List<V1Deployment>(@namespace).OrderBy(one => one.Metadata.Name, StringComparer.Ordinal)]);
    }

    private static ImmutableArray<DeploymentTree> Of(Cluster cluster, IReadOnlyList<V1Deployment> deployments)
    {
        if (deployments.Count == 0) return [];
        var ns = deployments[0].Metadata.NamespaceProperty;
        var replicaSets = cluster.ApiServer.List<V1ReplicaSet>(ns).ToLookup(one => OwnerReferences.ControllerOf(one.Metadata)?.Uid);
        var pods = cluster.ApiServer.List<V1Pod>(ns).ToLookup(pod => OwnerReferences.ControllerOf(pod.Metadata)?.Uid);
        return [.. deployments.Select(one => Of(cluster, DeploymentView.Of(one, replicaSets[one.Metadata.Uid]), pods))];
    }

    private static DeploymentTree Of(Cluster cluster, DeploymentView seen, ILookup<string?, V1Pod> pods)
    {
        var revisions = Rollouts.Revisions.Of(cluster, seen).OrderByDescending(one => one.IsCurrent).ThenByDescending(one => one.Number).ToList();
        var previous = revisions.Find(one => !one.IsCurrent);
        return new DeploymentTree(seen.Deployment, RolloutStandings.Of(seen.Deployment),
        [
            .. revisions.Select(one => new TreeRevision(one, PodsOf(cluster, one.ReplicaSet, pods)) { IsPrevious = one == previous }),
        ]);
    }

    private static ImmutableArray<TreePod> PodsOf(Cluster cluster, V1ReplicaSet owner, ILookup<string?, V1Pod> pods) =>
        [.. pods[owner.Metadata.Uid].Select(pod => PodOf(cluster, owner, pod)).OrderBy(pod => pod.Suffix, StringComparer.Ordinal)];

    private static TreePod PodOf(Cluster cluster, V1ReplicaSet owner, V1Pod pod)
    {
        var name = pod.Metadata.Name;
        var prefix = owner.Metadata.Name + "-";
        return new TreePod(pod, PodStates.Of(pod), PodSummary.Of(pod, cluster.Options.Version))
        {
            Suffix = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name,
        };
    }
}
