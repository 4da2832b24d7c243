using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>RFC 7386 patches: maps are merged, all else is replaced, null removes.</summary>
/// <remarks>Source: evanphx/json-patch merge.go (MergePatch, CreateMergePatch).</remarks>
public static class JsonMergePatch
{
    /// <summary>Applies a patch.</summary>
    /// <param name="live">The object; it is not changed.</param>
    /// <param name="patch">The patch; it is not changed.</param>
    /// <returns>The patched object.</returns>
    public static JsonObject Apply(JsonObject live, JsonObject patch)
    {
        var result = live.DeepClone().AsObject();
        Merge(result, patch);
        return result;
    }

    /// <summary>The patch that leads from one state to another.</summary>
    /// <param name="from">The old state.</param>
    /// <param name="to">The new state.</param>
    /// <returns>Empty when nothing differs.</returns>
    public static JsonObject Create(JsonObject from, JsonObject to)
    {
        var patch = new JsonObject();
        foreach (var (key, value) in to)
        {
            if (!from.TryGetPropertyValue(key, out var old))
            {
                patch[key] = value?.DeepClone();
            }
            else if (old is JsonObject oldMap && value is JsonObject map)
            {
                if (Create(oldMap, map) is { Count: > 0 } change)
                {
                    patch[key] = change;
                }
            }
            else if (!JsonNode.DeepEquals(old, value))
            {
                patch[key] = value?.DeepClone();
            }
        }

        foreach (var (key, _) in from.Where(entry => !to.ContainsKey(entry.Key)))
        {
            patch[key] = null;
        }

        return patch;
    }

    private static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is null)
            {
                into.Remove(key);
            }
            else if (value is JsonObject change)
            {
                var map = into[key] as JsonObject ?? [];
                Merge(map, change);
                into[key] = map.Parent is null ? map : into[key];
            }
            else
            {
                into[key] = value.DeepClone();
            }
        }
    }
}
