using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.ApiServer;
using ApiObject = k8s.IKubernetesObject<k8s.Models.V1ObjectMeta>;

namespace KubeNotebooks.Kubectl.Client;

/// <summary>The <c>scale</c> subresource: a Deployment's or ReplicaSet's replicas by themselves.</summary>
/// <remarks>Source: kubernetes pkg/registry/apps/deployment/storage/storage.go, ScaleREST.</remarks>
internal static class ScaleSubresource
{
    /// <summary>Changes the replicas by a patch to the Scale object.</summary>
    /// <returns>The Scale object after the change.</returns>
    /// <exception cref="StatusException">NotFound: the kind cannot be scaled; Conflict; Invalid.</exception>
    public static JsonObject Patch(
        KubeApiServer api, ResourceType type, ApiObject current, PatchType patchType, JsonNode patch, WriteRequest request)
    {
        var scale = KubernetesJson.FromJson<V1Scale>(ServerPatch.ApplyTo(KubernetesJson.ToJson(Of(current)), patchType, patch, type));
        var replicas = scale.Spec?.Replicas ?? 0;
        ApiObject changed = current switch
        {
            V1Deployment deployment => deployment with { Spec = deployment.Spec with { Replicas = replicas } },
            V1ReplicaSet replicaSet => replicaSet with { Spec = replicaSet.Spec with { Replicas = replicas } },
            _ => throw NoScale(type),
        };
        if (scale.Metadata?.ResourceVersion is { Length: > 0 } seen && seen != current.Metadata.ResourceVersion)
            throw StatusException.Conflict(type, current.Metadata.Name);
        return KubernetesJson.ToJson(Of(api.Update(type, changed, request)));
    }

    private static V1Scale Of(ApiObject scaled)
    {
        var (spec, status, selector) = scaled switch
        {
            V1Deployment deployment => (deployment.Spec.Replicas, deployment.Status?.Replicas, deployment.Spec.Selector),
            V1ReplicaSet replicaSet => (replicaSet.Spec.Replicas, replicaSet.Status?.Replicas, replicaSet.Spec.Selector),
            _ => throw NoScale(ResourceCatalogue.Of(scaled.GetType())),
        };
        return new V1Scale
        {
            Metadata = new V1ObjectMeta
            {
                Name = scaled.Metadata.Name,
                NamespaceProperty = scaled.Metadata.NamespaceProperty,
                Uid = scaled.Metadata.Uid,
                ResourceVersion = scaled.Metadata.ResourceVersion,
                CreationTimestamp = scaled.Metadata.CreationTimestamp,
            },
            Spec = new V1ScaleSpec { Replicas = spec },
            Status = new V1ScaleStatus { Replicas = status ?? 0, Selector = LabelSelector.Of(selector).ToString() },
        };
    }

    private static StatusException NoScale(ResourceType type) => new(new V1Status
    {
        Status = "Failure",
        Code = 404,
        Reason = "NotFound",
        Message = $"the server could not find the requested resource",
        Details = new V1StatusDetails { Group = type.Group, Kind = type.Plural },
    });
}
