using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.Kubectl.Resources;

/// <summary>Reads and writes fields of objects in their JSON form.</summary>
internal static class JsonFields
{
    /// <summary>The value at a path, or null.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var field in path) node = node is JsonObject map ? map[field] : null;
        return node;
    }

    /// <summary>The text at a path; null when there is none.</summary>
    public static string? TextAt(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>The whole number at a path; null when there is none.</summary>
    public static long? NumberAt(this JsonNode? node, params ReadOnlySpan<string> path) => node.At(path) switch
    {
        JsonValue value when value.TryGetValue(out long number) => number,
        JsonValue value when value.TryGetValue(out int number) => number,
        JsonValue value when value.TryGetValue(out double number) => (long)number,
        _ => null,
    };

    /// <summary>Whether the value at a path is true.</summary>
    public static bool TrueAt(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is { } value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>The objects of the list at a path; none when there is no list.</summary>
    public static IEnumerable<JsonObject> ObjectsAt(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonArray list ? list.OfType<JsonObject>() : [];

    /// <summary>The object at a path, made where it is not there.</summary>
    public static JsonObject Ensure(this JsonObject node, params ReadOnlySpan<string> path)
    {
        foreach (var field in path)
        {
            if (node[field] is not JsonObject next) node[field] = next = [];
            node = next;
        }
        return node;
    }

    /// <summary>A copy that shares nothing with the object.</summary>
    public static JsonObject Copy(this JsonObject node) => (JsonObject)node.DeepClone();
}
