using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Relations;

/// <summary>Who controls whom, from a pod up to its Deployment and down again; owners that are gone are found in the history.</summary>
public static class Ownership
{
    /// <summary>The ReplicaSet that controls a pod; null when none does.</summary>
    /// <param name="cluster">Where the pod lives or lived.</param>
    /// <param name="pod">The pod.</param>
    public static V1ReplicaSet? ReplicaSetOf(Cluster cluster, V1Pod pod) => ControllerOf<V1ReplicaSet>(cluster, pod);

    /// <summary>The Deployment that controls a ReplicaSet; null when none does.</summary>
    /// <param name="cluster">Where the ReplicaSet lives or lived.</param>
    /// <param name="replicaSet">The ReplicaSet.</param>
    public static V1Deployment? DeploymentOf(Cluster cluster, V1ReplicaSet replicaSet) => ControllerOf<V1Deployment>(cluster, replicaSet);

    /// <summary>The ReplicaSets that a Deployment controls now.</summary>
    /// <param name="cluster">Where they live.</param>
    /// <param name="deployment">The Deployment.</param>
    public static IEnumerable<V1ReplicaSet> ReplicaSetsOf(Cluster cluster, V1Deployment deployment) =>
        cluster.ApiServer.List<V1ReplicaSet>(deployment.Metadata.NamespaceProperty)
            .Where(one => OwnerReferences.ControllerOf(one.Metadata)?.Uid == deployment.Metadata.Uid);

    /// <summary>The pods that some ReplicaSets of a Deployment control now, by name; those that terminate too.</summary>
    /// <param name="cluster">Where they live.</param>
    /// <param name="deployment">The Deployment.</param>
    /// <param name="replicaSets">The ReplicaSets.</param>
    public static IEnumerable<V1Pod> PodsOf(Cluster cluster, V1Deployment deployment, IEnumerable<V1ReplicaSet> replicaSets)
    {
        var owners = replicaSets.Select(one => one.Metadata.Uid).ToHashSet(StringComparer.Ordinal);
        return cluster.ApiServer.List<V1Pod>(deployment.Metadata.NamespaceProperty)
            .Where(pod => OwnerReferences.ControllerOf(pod.Metadata) is { } owner && owners.Contains(owner.Uid))
            .OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal);
    }

    private static T? ControllerOf<T>(Cluster cluster, IKubernetesObject<V1ObjectMeta> owned)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (OwnerReferences.ControllerOf(owned.Metadata) is not { } owner) return null;
        if (cluster.ApiServer.TryGet<T>(owned.Metadata.NamespaceProperty, owner.Name) is { } living && living.Metadata.Uid == owner.Uid)
            return living;
        return cluster.History.VersionsOf(owner.Uid) is [.., var last] ? last.Object as T : null;
    }
}
