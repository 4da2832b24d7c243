using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Controllers.GarbageCollector;

/// <summary>One object of one life: a later one of the same name has another UID.</summary>
internal readonly record struct ObjectIdentity(ResourceType Resource, string? Namespace, string Name, string Uid)
{
    /// <summary>The identity of an object.</summary>
    public static ObjectIdentity Of(IKubernetesObject<V1ObjectMeta> source) => new(
        ResourceCatalogue.Of(source.GetType()), source.Metadata.NamespaceProperty, source.Metadata.Name, source.Metadata.Uid);

    /// <summary>Orders by kind, namespace and name.</summary>
    public static int Compare(ObjectIdentity x, ObjectIdentity y)
    {
        if (x.Resource != y.Resource) return x.Resource.Index.CompareTo(y.Resource.Index);
        var byNamespace = string.CompareOrdinal(x.Namespace, y.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(x.Name, y.Name);
    }
}
