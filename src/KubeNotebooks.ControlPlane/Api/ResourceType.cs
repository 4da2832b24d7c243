using k8s;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>A kind of object that the API server serves, and the names under which it is known.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">The API version, such as <c>v1</c>.</param>
/// <param name="Kind">Such as <c>Deployment</c>.</param>
/// <param name="Plural">The name in paths and messages, such as <c>deployments</c>.</param>
/// <param name="Singular">Such as <c>deployment</c>.</param>
/// <param name="ShortNames">Such as <c>deploy</c>; may be empty.</param>
/// <param name="Namespaced">False for nodes, namespaces and other objects of the whole cluster.</param>
/// <param name="InAll">Whether <c>kubectl get all</c> lists it.</param>
/// <param name="ModelType">The official client's model.</param>
public sealed record ResourceType(
    string Group,
    string Version,
    string Kind,
    string Plural,
    string Singular,
    IReadOnlyList<string> ShortNames,
    bool Namespaced,
    bool InAll,
    Type ModelType)
{
    private Func<IKubernetesObject<V1ObjectMeta>, V1ObjectMeta, IKubernetesObject<V1ObjectMeta>>? _withMetadata;

    /// <summary>Its place in <see cref="ResourceCatalogue.All"/>.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>The <c>apiVersion</c> of its objects: <c>v1</c> or <c>apps/v1</c>.</summary>
    public string ApiVersion { get; } = Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The name in messages such as <c>deployments.apps "x" not found</c>.</summary>
    public string QualifiedPlural { get; } = Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>The name in messages such as <c>deployment.apps/x created</c>.</summary>
    public string QualifiedSingular { get; } = Group.Length == 0 ? Singular : $"{Singular}.{Group}";

    /// <summary>Whether such objects can be created; false for kinds that a cluster serves but that nothing here would bring to life.</summary>
    public bool IsSimulated { get; private init; } = true;

    /// <summary>A copy of an object of this kind with other metadata.</summary>
    /// <param name="source">The object; it is not changed.</param>
    /// <param name="metadata">What the copy gets.</param>
    public IKubernetesObject<V1ObjectMeta> WithMetadata(IKubernetesObject<V1ObjectMeta> source, V1ObjectMeta metadata) =>
        _withMetadata!(source, metadata);

    /// <summary>Kinds are the same only when they are one object: there is one for each.</summary>
    public bool Equals(ResourceType? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;

    /// <inheritdoc/>
    public override string ToString() => QualifiedPlural;

    internal static ResourceType Define<T>(
        string group,
        string version,
        string kind,
        string plural,
        string[] shortNames,
        Func<T, V1ObjectMeta, T> withMetadata,
        bool namespaced = true,
        bool inAll = false,
        bool simulated = true)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        new(group, version, kind, plural, kind.ToLowerInvariant(), shortNames, namespaced, inAll, typeof(T))
        {
            _withMetadata = (source, metadata) => withMetadata((T)source, metadata),
            IsSimulated = simulated,
        };
}
