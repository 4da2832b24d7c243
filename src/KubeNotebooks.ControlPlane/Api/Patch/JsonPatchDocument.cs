using System.Globalization;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>The document on which the operations of a JSON patch work.</summary>
/// <param name="root">The document; it is changed.</param>
/// <remarks>Source: evanphx/json-patch v4 patch.go (findObject, partialDoc, partialArray).</remarks>
internal sealed class JsonPatchDocument(JsonNode root)
{
    /// <summary>The document as it is now.</summary>
    public JsonNode Root { get; private set; } = root;

    /// <summary>Adds a value: a key of a map, or an element before the one at an index (<c>-</c>: at the end).</summary>
    /// <param name="path">Where.</param>
    /// <param name="value">The value, without a parent.</param>
    /// <param name="missing">The error when there is nothing to add to.</param>
    /// <param name="operation">The operation's name in errors.</param>
    public void Add(string path, JsonNode? value, string missing, string operation)
    {
        switch (Find(path))
        {
            case (JsonObject map, var key):
                map[key] = value;
                break;
            case (JsonArray list, "-"):
                list.Add(value);
                break;
            case (JsonArray list, var key):
                list.Insert(Index(key, list.Count + 1, $"error in {operation} for path: '{path}': ", forAdding: true), value);
                break;
            default:
                throw JsonPatch.Failed($"{missing}: missing value");
        }
    }

    /// <summary>Removes what a path names.</summary>
    /// <param name="path">The path.</param>
    public void Remove(string path)
    {
        var (container, key) = Find(path);
        if (container is null)
        {
            throw JsonPatch.Failed($"remove operation does not apply: doc is missing path: \"{path}\": missing value");
        }

        RemoveFrom(container, key, $"error in remove for path: '{path}': ");
    }

    /// <summary>Replaces what a path names; a missing key of a map is set.</summary>
    /// <param name="path">The path; empty for the whole document.</param>
    /// <param name="value">The value, without a parent.</param>
    public void Replace(string path, JsonNode? value)
    {
        if (path.Length == 0)
        {
            Root = value is JsonObject or JsonArray ? value : Root;
            return;
        }

        switch (Find(path))
        {
            case (JsonObject map, var key):
                map[key] = value;
                break;
            case (JsonArray list, var key):
                list[IndexOrNull(key, list.Count) ?? throw JsonPatch.Failed(
                    $"replace operation does not apply: doc is missing key: {path}: missing value")] = value;
                break;
            default:
                throw JsonPatch.Failed($"replace operation does not apply: doc is missing path: {path}: missing value");
        }
    }

    /// <summary>Takes out what a path names.</summary>
    /// <param name="from">The path.</param>
    public JsonNode? Take(string from)
    {
        var (container, key) = Find(from);
        if (container is null)
        {
            throw JsonPatch.Failed($"move operation does not apply: doc is missing from path: {from}: missing value");
        }

        var value = Get(container, key, $"error in move for path: '{key}': ")?.DeepClone();
        RemoveFrom(container, key, $"error in move for path: '{key}': ");
        return value;
    }

    /// <summary>A copy of what a path names.</summary>
    /// <param name="from">The path.</param>
    public JsonNode? Copy(string from)
    {
        var (container, key) = Find(from);
        return container is null
            ? throw JsonPatch.Failed($"copy operation does not apply: doc is missing from path: {from}: missing value")
            : Get(container, key, $"error in copy for from: '{from}': ")?.DeepClone();
    }

    /// <summary>Checks what a path names.</summary>
    /// <param name="path">The path; empty for the whole document.</param>
    /// <param name="value">What must be there.</param>
    public void Test(string path, JsonNode? value)
    {
        var actual = Root;
        if (path.Length > 0)
        {
            var (container, key) = Find(path);
            actual = container is null
                ? throw JsonPatch.Failed($"test operation does not apply: is missing path: {path}: missing value")
                : Get(container, key, $"error in test for path: '{path}': ");
        }

        if (!JsonNode.DeepEquals(actual, value))
        {
            throw JsonPatch.Failed($"testing value {path} failed: test failed");
        }
    }

    private (JsonNode? Container, string Key) Find(string path)
    {
        var parts = path.Split('/');
        if (parts.Length < 2)
        {
            return (null, "");
        }

        JsonNode? container = Root;
        foreach (var part in parts[1..^1].Select(Decoded))
        {
            container = container switch
            {
                JsonObject map => map[part],
                JsonArray list => IndexOrNull(part, list.Count) is { } index ? list[index] : null,
                _ => null,
            };
        }

        return (container is JsonObject or JsonArray ? container : null, Decoded(parts[^1]));
    }

    private static JsonNode? Get(JsonNode container, string key, string prefix) => container is JsonArray list
        ? list[Index(key, list.Count, prefix)]
        : container[key];

    private static void RemoveFrom(JsonNode container, string key, string prefix)
    {
        if (container is JsonArray list)
        {
            list.RemoveAt(Index(key, list.Count, prefix));
        }
        else if (!container.AsObject().Remove(key))
        {
            throw JsonPatch.Failed($"{prefix}Unable to remove nonexistent key: {key}: missing value");
        }
    }

    private static int? IndexOrNull(string key, int count)
    {
        try
        {
            return Index(key, count, "");
        }
        catch (PatchException)
        {
            return null;
        }
    }

    // Negative indices count from the end.
    private static int Index(string key, int count, string prefix, bool forAdding = false)
    {
        if (!int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            var what = forAdding ? $"value was not a proper array index: '{key}': " : "";
            throw JsonPatch.Failed($"{prefix}{what}strconv.Atoi: parsing {GoQuote.Of(key)}: invalid syntax");
        }

        return index < count && index >= -count
            ? index < 0 ? index + count : index
            : throw JsonPatch.Failed(string.Create(
                CultureInfo.InvariantCulture, $"{prefix}Unable to access invalid index: {index}: invalid index referenced"));
    }

    private static string Decoded(string part) =>
        part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
