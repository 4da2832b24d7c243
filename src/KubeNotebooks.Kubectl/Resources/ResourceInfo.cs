using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Resources;

/// <summary>One object that a command is about.</summary>
/// <param name="type">Its kind.</param>
/// <param name="namespace">Its namespace; null for kinds that have none.</param>
/// <param name="name">Its name; may be empty in a manifest.</param>
/// <param name="source">The file that it came from, as messages name it; empty when it was named by an argument.</param>
/// <remarks>Source: cli-runtime pkg/resource/visitor.go, Info.</remarks>
internal sealed class ResourceInfo(ResourceType type, string? @namespace, string name, string source = "")
{
    /// <summary>Its kind.</summary>
    public ResourceType Type { get; } = type;

    /// <summary>Its namespace; null for kinds that have none.</summary>
    public string? Namespace { get; private set; } = @namespace;

    /// <summary>Its name; empty when a manifest forgot it.</summary>
    public string Name { get; } = name;

    /// <summary>The file that it came from, or empty.</summary>
    public string Source { get; } = source;

    /// <summary>The object itself: from the manifest or from the cluster; null when it was not read.</summary>
    public JsonObject? Object { get; set; }

    /// <summary>How messages name its kind: <c>Deployment.apps</c>.</summary>
    public string QualifiedKind => Type.Group.Length == 0 ? Type.Kind : $"{Type.Kind}.{Type.Group}";

    /// <summary>How messages name it: <c>deployment.apps/web</c>.</summary>
    public string DisplayName => $"{Type.QualifiedSingular}/{Name}";

    /// <summary>The info of an object.</summary>
    /// <param name="type">Its kind.</param>
    /// <param name="json">The object.</param>
    /// <param name="source">The file that it came from, or empty.</param>
    public static ResourceInfo Of(ResourceType type, JsonObject json, string source = "") =>
        new(type, Metadata(json, "namespace"), Metadata(json, "name") ?? "", source) { Object = json };

    /// <summary>Moves it, and the object with it, to a namespace.</summary>
    /// <param name="namespace">Null: the kind has none.</param>
    public void SetNamespace(string? @namespace)
    {
        Namespace = @namespace;
        if (Object?["metadata"] is not JsonObject metadata) return;
        if (@namespace is null) metadata.Remove("namespace");
        else metadata["namespace"] = @namespace;
    }

    /// <summary>Reads it from the cluster.</summary>
    /// <exception cref="StatusException">It is not there; when its namespace is not there either, that is what the error says.</exception>
    public JsonObject Fetch(IApiClient client)
    {
        try
        {
            return Object = client.Get(Type, Namespace, Name);
        }
        catch (StatusException notFound) when (notFound.Reason == "NotFound" && Namespace is { Length: > 0 } ns && ns != "default")
        {
            client.Get(ResourceCatalogue.Namespaces, null, ns);
            throw;
        }
    }

    private static string? Metadata(JsonObject json, string field) =>
        json["metadata"] is JsonObject metadata && metadata[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
