using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Controllers.ReplicaSet;

/// <summary>Makes the pod that a ReplicaSet's template describes; the API server gives each copy its own name.</summary>
/// <remarks>Source: kubernetes pkg/controller/controller_utils.go, GetPodFromTemplate.</remarks>
internal static class PodFromTemplate
{
    /// <summary>The pod, as it is sent to the API server.</summary>
    public static V1Pod Of(V1ReplicaSet replicaSet)
    {
        var template = replicaSet.Spec.Template;
        return new V1Pod
        {
            ApiVersion = ResourceCatalogue.Pods.ApiVersion,
            Kind = ResourceCatalogue.Pods.Kind,
            Metadata = new V1ObjectMeta
            {
                GenerateName = $"{replicaSet.Metadata.Name}-",
                NamespaceProperty = replicaSet.Metadata.NamespaceProperty,
                Labels = template.Metadata?.Labels,
                Annotations = template.Metadata?.Annotations,
                Finalizers = template.Metadata?.Finalizers,
                OwnerReferences = [OwnerReferences.To(replicaSet)],
            },
            Spec = template.Spec,
        };
    }
}
