using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers;

namespace KubeNotebooks.ControlPlane.Rollouts;

/// <summary>Who controls whom, from a pod up to its Deployment; owners that are gone are found in the history.</summary>
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

    private static T? ControllerOf<T>(Cluster cluster, IKubernetesObject<V1ObjectMeta> owned)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (OwnerReferences.ControllerOf(owned.Metadata) is not { } owner) return null;
        if (cluster.ApiServer.TryGet<T>(owned.Metadata.NamespaceProperty, owner.Name) is { } living && living.Metadata.Uid == owner.Uid)
            return living;
        return cluster.History.VersionsOf(owner.Uid) is [.., var last] ? last.Object as T : null;
    }
}
