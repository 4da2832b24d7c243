using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Faults;

/// <summary>Whom a fault concerns.</summary>
internal static class FaultReach
{
    /// <summary>Whether a fault of pods concerns a pod.</summary>
    public static bool Includes(this FaultTarget target, V1Pod pod, KubeApiServer api)
    {
        if (target.Namespace != pod.Metadata.NamespaceProperty) return false;
        return target.Type switch
        {
            "pod" => target.Name == pod.Metadata.Name,
            "deploy" => DeploymentOf(pod, api) == target.Name,
            _ => false,
        };
    }

    private static string? DeploymentOf(V1Pod pod, KubeApiServer api) =>
        OwnerReferences.ControllerOf(pod.Metadata) is { Kind: "ReplicaSet" } owner
        && api.TryGet<V1ReplicaSet>(pod.Metadata.NamespaceProperty, owner.Name) is { } set && set.Metadata.Uid == owner.Uid
        && OwnerReferences.ControllerOf(set.Metadata) is { Kind: "Deployment" } deployment
            ? deployment.Name
            : null;
}
