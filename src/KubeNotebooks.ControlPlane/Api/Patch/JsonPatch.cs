using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>RFC 6902 patches: a list of operations.</summary>
/// <remarks>Source: evanphx/json-patch v4 patch.go, as kube-apiserver and kubectl use it; replacing a missing key of a map sets it.</remarks>
public static class JsonPatch
{
    /// <summary>Applies a patch.</summary>
    /// <param name="live">The object; it is not changed.</param>
    /// <param name="patch">The operations; they are not changed.</param>
    /// <returns>The patched object.</returns>
    /// <exception cref="PatchException">The patch is no list of operations (400), or one cannot be carried out (422).</exception>
    public static JsonObject Apply(JsonObject live, JsonNode? patch)
    {
        var operations = patch as JsonArray
            ?? throw new PatchException($"json: cannot unmarshal {KindOf(patch)} into Go value of type jsonpatch.Patch", 400);
        foreach (var element in operations)
        {
            if (element is not JsonObject)
            {
                throw new PatchException($"json: cannot unmarshal {KindOf(element)} into Go value of type jsonpatch.Operation", 400);
            }
        }

        var document = new JsonPatchDocument(live.DeepClone());
        foreach (var operation in operations)
        {
            Carry(document, operation!.AsObject());
        }

        return document.Root as JsonObject ?? throw new PatchException("the patched document is not an object", 422);
    }

    private static void Carry(JsonPatchDocument document, JsonObject operation)
    {
        var kind = Text(operation, "op") ?? "unknown";
        switch (kind)
        {
            case "add":
                var added = Text(operation, "path") ?? throw Failed("add operation failed to decode path: missing value");
                document.Add(added, Value(operation), $"add operation does not apply: doc is missing path: \"{added}\"", "add");
                break;
            case "remove":
                document.Remove(Text(operation, "path") ?? throw Failed("remove operation failed to decode path: missing value"));
                break;
            case "replace":
                document.Replace(Path(operation, "replace"), Value(operation));
                break;
            case "move":
                var moved = document.Take(From(operation, "move"));
                var target = Path(operation, "move");
                document.Add(target, moved, $"move operation does not apply: doc is missing destination path: {target}", "move");
                break;
            case "test":
                document.Test(Path(operation, "test"), Value(operation));
                break;
            case "copy":
                var copied = document.Copy(From(operation, "copy"));
                var place = Text(operation, "path") ?? throw Failed("copy operation failed to decode path: missing value");
                document.Add(place, copied, $"copy operation does not apply: doc is missing destination path: {place}", "copy");
                break;
            default:
                throw Failed($"Unexpected kind: {kind}");
        }
    }

    private static string Path(JsonObject operation, string kind) => Text(operation, "path")
        ?? throw Failed($"{kind} operation failed to decode path: operation missing path field: missing value");

    private static string From(JsonObject operation, string kind) => Text(operation, "from")
        ?? throw Failed($"{kind} operation failed to decode from: operation, missing from field: missing value");

    private static JsonNode? Value(JsonObject operation) => operation["value"]?.DeepClone();

    private static string? Text(JsonObject operation, string key) =>
        operation[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        _ => "bool",
    };

    internal static PatchException Failed(string message) => new(message, 422);
}
