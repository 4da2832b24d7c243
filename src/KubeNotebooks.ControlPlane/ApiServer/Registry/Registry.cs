using System.Diagnostics;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>How each kind is made ready to be stored: what the server sets, keeps and counts.</summary>
/// <remarks>Source: kubernetes pkg/registry/*/strategy.go, PrepareForCreate and PrepareForUpdate.</remarks>
internal static class Registry
{
    /// <summary>Whether objects of a kind count the changes of their specification.</summary>
    public static bool HasGeneration(ResourceType type) =>
        type == ResourceCatalogue.Deployments || type == ResourceCatalogue.ReplicaSets || type == ResourceCatalogue.EndpointSlices;

    /// <summary>The object as it is created: server-set metadata, no status yet, defaults, admission.</summary>
    /// <exception cref="StatusException">It breaks a rule of its kind.</exception>
    public static IKubernetesObject<V1ObjectMeta> PrepareForCreate(
        ResourceType type, IKubernetesObject<V1ObjectMeta> created, V1ObjectMeta metadata, KubeApiServer api)
    {
        if (!type.IsSimulated) throw StatusException.Forbidden(type, metadata.Name, $"this simulated cluster runs no {type.Kind}s");
        IKubernetesObject<V1ObjectMeta> prepared = Defaults.Apply(type.WithMetadata(created, metadata), api.Version) switch
        {
            V1Deployment deployment => deployment with { Status = new V1DeploymentStatus() },
            V1ReplicaSet replicaSet => replicaSet with { Status = new V1ReplicaSetStatus { Replicas = 0 } },
            V1Pod pod => PodStrategy.Created(pod, created.Metadata, api),
            V1Namespace @namespace => NamespaceStrategy.Created(@namespace, api.Version),
            V1Service service => ServiceStrategy.Created(service, api.Addresses),
            var other => other,
        };
        RequireValid(type, metadata.Name, Validation.Create(prepared));
        return prepared;
    }

    /// <summary>The object as it replaces the current one: status and identity kept, generation counted.</summary>
    /// <exception cref="StatusException">The change breaks a rule of the kind.</exception>
    public static IKubernetesObject<V1ObjectMeta> PrepareForUpdate(
        ResourceType type, IKubernetesObject<V1ObjectMeta> changed, IKubernetesObject<V1ObjectMeta> current, KubeApiServer api)
    {
        var kept = Kept(changed.Metadata, current.Metadata);
        changed = Defaults.Apply(changed, api.Version);
        var prepared = (changed, current) switch
        {
            (V1Deployment now, V1Deployment was) => now with
            {
                Metadata = Counted(kept, SemanticEquality.Same(now.Spec, was.Spec)
                    && SemanticEquality.Same(now.Metadata.Annotations, was.Metadata.Annotations)),
                Status = was.Status,
            },
            (V1ReplicaSet now, V1ReplicaSet was) => now with
            {
                Metadata = Counted(kept, SemanticEquality.Same(now.Spec, was.Spec)),
                Status = was.Status,
            },
            (V1Pod now, V1Pod was) => now with { Metadata = kept, Status = was.Status },
            (V1Namespace now, V1Namespace was) => now with { Metadata = kept, Spec = was.Spec, Status = was.Status },
            (V1Node now, V1Node was) => now with { Metadata = kept, Status = was.Status },
            (V1Service now, V1Service was) => ServiceStrategy.Updated(now with { Metadata = kept, Status = was.Status }, was, api.Addresses),
            _ => type.WithMetadata(changed, kept),
        };
        RequireValid(type, kept.Name, Validation.Update(prepared, current));
        return prepared;
    }

    /// <summary>The current object with the changed one's status.</summary>
    public static IKubernetesObject<V1ObjectMeta> PrepareForStatusUpdate(
        ResourceType type, IKubernetesObject<V1ObjectMeta> changed, IKubernetesObject<V1ObjectMeta> current) => (changed, current) switch
        {
            // Annotations pass: the deployment controller keeps the revision there (deployment/strategy.go, statusStrategy).
            (V1Deployment now, V1Deployment was) => was with
            {
                Metadata = was.Metadata with { Annotations = now.Metadata.Annotations },
                Status = now.Status,
            },
            (V1ReplicaSet now, V1ReplicaSet was) => was with { Status = now.Status },
            (V1Pod now, V1Pod was) => was with { Status = now.Status },
            (V1Node now, V1Node was) => was with { Status = now.Status },
            (V1Namespace now, V1Namespace was) => was with { Status = now.Status },
            (V1Service now, V1Service was) => was with { Status = now.Status },
            _ => throw new UnreachableException($"{type} have no status subresource."),
        };

    /// <summary>Gives back what a removed object held.</summary>
    public static void Removed(IKubernetesObject<V1ObjectMeta> removed, KubeApiServer api)
    {
        if (removed is V1Service service) ServiceStrategy.Removed(service, api.Addresses);
    }

    private static void RequireValid(ResourceType type, string? name, IReadOnlyList<FieldError> errors)
    {
        if (errors.Count > 0) throw StatusException.Invalid(type, name ?? "", errors);
    }

    private static V1ObjectMeta Kept(V1ObjectMeta changed, V1ObjectMeta current) => ReferenceEquals(changed, current)
        ? current
        : changed with
        {
            NamespaceProperty = current.NamespaceProperty,
            Uid = current.Uid,
            CreationTimestamp = current.CreationTimestamp,
            DeletionTimestamp = current.DeletionTimestamp,
            DeletionGracePeriodSeconds = current.DeletionGracePeriodSeconds,
            GenerateName = current.GenerateName,
            Generation = current.Generation,
            ResourceVersion = current.ResourceVersion,
        };

    private static V1ObjectMeta Counted(V1ObjectMeta metadata, bool same) =>
        same ? metadata : metadata with { Generation = (metadata.Generation ?? 0) + 1 };
}
