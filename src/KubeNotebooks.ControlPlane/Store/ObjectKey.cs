using k8s.Models;

namespace KubeNotebooks.ControlPlane.Store;

/// <summary>An object's place among those of its kind.</summary>
/// <param name="Namespace">Empty for objects of the whole cluster.</param>
/// <param name="Name">The object's name.</param>
public readonly record struct ObjectKey(string Namespace, string Name) : IComparable<ObjectKey>
{
    /// <summary>The key of an object.</summary>
    public static ObjectKey Of(IMetadata<V1ObjectMeta> source) => new(source.Metadata.NamespaceProperty ?? "", source.Metadata.Name);

    /// <summary>Orders by namespace, then name, bytewise: the order of every list.</summary>
    public int CompareTo(ObjectKey other)
    {
        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(Name, other.Name);
    }

    /// <inheritdoc/>
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
