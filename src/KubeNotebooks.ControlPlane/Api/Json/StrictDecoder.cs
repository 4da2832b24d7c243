using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Turns the body of a request into a model, or says in the API server's words why it cannot.</summary>
/// <remarks>Source: apimachinery pkg/runtime/serializer/json; apiserver pkg/endpoints/handlers/create.go, transformDecodeError.</remarks>
public static class StrictDecoder
{
    /// <summary>The object that a body describes.</summary>
    /// <param name="type">Its kind.</param>
    /// <param name="body">The body; it is not changed.</param>
    /// <param name="strict">Whether unknown fields are refused; otherwise they are dropped.</param>
    /// <returns>A model of <paramref name="type"/>.</returns>
    /// <exception cref="StatusException">A value has the wrong type, or a field is not known: 400.</exception>
    public static object Decode(ResourceType type, JsonObject body, bool strict) =>
        TryDecode(type, body, strict, out var error) ?? throw StatusException.BadRequest(
            $"{type.Kind} in version \"{type.Version}\" cannot be handled as a {type.Kind}: {error}");

    /// <summary>The object that a body describes.</summary>
    /// <param name="type">Its kind.</param>
    /// <param name="body">The body; it is not changed.</param>
    /// <param name="strict">Whether unknown fields are refused; otherwise they are dropped.</param>
    /// <param name="error">What is wrong, such as <c>strict decoding error: unknown field "spec.replcas"</c>.</param>
    /// <returns>Null when something is wrong.</returns>
    public static object? TryDecode(ResourceType type, JsonObject body, bool strict, out string error)
    {
        var copy = body.DeepClone().AsObject();
        var walk = new SchemaWalk();
        walk.Check(copy, type.ModelType);
        error = walk.TypeError
            ?? (strict && walk.UnknownFields.Count > 0 ? "strict decoding error: " + string.Join(", ", walk.UnknownFields) : "");
        return error.Length > 0 ? null : KubernetesJson.FromJson(copy, type.ModelType);
    }
}
