using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubernetesJson = KubeNotebooks.ControlPlane.Api.Json.KubernetesJson;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>What a describer may look at besides the object itself.</summary>
/// <param name="Client">The cluster.</param>
/// <param name="ShowEvents">Whether the object's events are described too.</param>
internal sealed record DescribeContext(IApiClient Client, bool ShowEvents = true)
{
    /// <summary>The release whose layout is used.</summary>
    public KubernetesVersion Version => Client.ServerVersion;

    /// <summary>The time now.</summary>
    public DateTimeOffset Now => Client.Clock.GetUtcNow();

    /// <summary>Reads the objects of a kind.</summary>
    /// <param name="namespace">Null: of all namespaces.</param>
    /// <param name="selection">Which of them.</param>
    public IReadOnlyList<T> List<T>(string? @namespace, Selection selection)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        [.. ListJson(ResourceCatalogue.Of<T>(), @namespace, selection).Select(json => KubernetesJson.FromJson<T>(json))];

    /// <summary>Reads the objects of a kind as JSON.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="namespace">Null: of all namespaces.</param>
    /// <param name="selection">Which of them.</param>
    public IEnumerable<JsonObject> ListJson(ResourceType type, string? @namespace, Selection selection) =>
        Client.List(type, @namespace, selection)["items"]!.AsArray().Select(item => (JsonObject)item!);

    /// <summary>Reads one object.</summary>
    /// <returns>Null when it is not there.</returns>
    public T? TryGet<T>(string? @namespace, string name)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return KubernetesJson.FromJson<T>(Client.Get(ResourceCatalogue.Of<T>(), @namespace, name));
        }
        catch (StatusException)
        {
            return null;
        }
    }
}
