using k8s;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Who owns an object, and how an owner is written into it.</summary>
/// <remarks>Source: apimachinery pkg/apis/meta/v1/controller_ref.go.</remarks>
internal static class OwnerReferences
{
    /// <summary>The one reference that is marked as the managing controller's, or null.</summary>
    public static V1OwnerReference? ControllerOf(V1ObjectMeta metadata)
    {
        if (metadata.OwnerReferences is not { Count: > 0 } references) return null;
        for (var i = 0; i < references.Count; i++)
        {
            if (references[i].Controller == true) return references[i];
        }
        return null;
    }

    /// <summary>The reference that a controller writes into what it manages.</summary>
    public static V1OwnerReference To(IKubernetesObject<V1ObjectMeta> owner)
    {
        var type = ResourceCatalogue.Of(owner.GetType());
        return new V1OwnerReference
        {
            ApiVersion = type.ApiVersion,
            Kind = type.Kind,
            Name = owner.Metadata.Name,
            Uid = owner.Metadata.Uid,
            Controller = true,
            BlockOwnerDeletion = true,
        };
    }

    /// <summary>Metadata with one owner more.</summary>
    public static V1ObjectMeta With(V1ObjectMeta metadata, V1OwnerReference owner) =>
        metadata with { OwnerReferences = [.. metadata.OwnerReferences ?? [], owner] };

    /// <summary>Metadata without the owners of some UIDs.</summary>
    public static V1ObjectMeta Without(V1ObjectMeta metadata, IReadOnlyCollection<string> ownerUids)
    {
        List<V1OwnerReference> left = [.. (metadata.OwnerReferences ?? []).Where(owner => !ownerUids.Contains(owner.Uid))];
        return metadata with { OwnerReferences = left.Count == 0 ? null : left };
    }
}
