using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>The texts of the Deployment controller's events, which changed between releases.</summary>
/// <remarks>Source: kubernetes pkg/controller/deployment/sync.go, getNewReplicaSet and scaleReplicaSet; CHANGELOG-1.32 (PR 125118).</remarks>
internal static class DeploymentEvents
{
    /// <summary>A ReplicaSet was made with pods.</summary>
    public static string Created(V1ReplicaSet replicaSet, KubernetesVersion version)
    {
        var (name, size) = (replicaSet.Metadata.Name, DeploymentView.Wanted(replicaSet));
        return version.AtLeast(32) ? $"Scaled up replica set {name} from 0 to {size}" : $"Scaled up replica set {name} to {size}";
    }

    /// <summary>A ReplicaSet got another size.</summary>
    public static string Resized(ReplicaSetScale scale, KubernetesVersion version)
    {
        var name = scale.ReplicaSet.Metadata.Name;
        var direction = scale.To > scale.From ? "up" : "down";
        if (version.AtLeast(32)) return $"Scaled {direction} replica set {name} from {scale.From} to {scale.To}";
        return version.AtLeast(23)
            ? $"Scaled {direction} replica set {name} to {scale.To} from {scale.From}"
            : $"Scaled {direction} replica set {name} to {scale.To}";
    }
}
