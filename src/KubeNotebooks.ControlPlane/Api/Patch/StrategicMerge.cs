using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>Merges a strategic merge patch into an object, or into another patch. Both arguments are consumed.</summary>
/// <param name="intoObject">True for an object: directives are carried out and nulls without a counterpart vanish. False for a patch: they are kept.</param>
/// <remarks>Source: apimachinery pkg/util/strategicpatch/patch.go (mergeMap, mergePatchIntoOriginal, applyRetainKeysDirective).</remarks>
internal sealed class StrategicMerge(bool intoObject)
{
    /// <summary>Merges two maps.</summary>
    /// <param name="live">What is changed.</param>
    /// <param name="patch">What changes it.</param>
    /// <param name="schema">How its fields are patched.</param>
    /// <returns>The result, which need not be <paramref name="live"/>.</returns>
    public JsonObject Maps(JsonObject live, JsonObject patch, PatchSchema schema)
    {
        if (patch.TryGetPropertyValue(PatchDirective.Patch, out var directive))
        {
            patch.Remove(PatchDirective.Patch);
            return GoPrint.Value(directive) switch
            {
                "replace" => patch,
                "delete" => [],
                var unknown => throw UnknownDirective(unknown, patch),
            };
        }

        RetainKeys(live, patch);
        foreach (var key in KeysWithPrefix(patch, PatchDirective.SetElementOrder))
        {
            MergeInOrder(live, patch, key, schema);
        }

        foreach (var (key, value) in patch.ToArray())
        {
            patch.Remove(key);
            MergeField(live, key, value, schema);
        }

        return live;
    }

    /// <summary>The error for a <c>$patch</c> that means nothing.</summary>
    /// <param name="directive">Its value.</param>
    /// <param name="map">The map in which it stands, without it.</param>
    public static PatchException UnknownDirective(string directive, JsonObject map)
    {
        var whole = map.DeepClone().AsObject();
        whole[PatchDirective.Patch] = directive;
        return new PatchException($"unknown patch type: {directive} in map: {GoPrint.Value(whole)}", 500);
    }

    private void MergeField(JsonObject live, string key, JsonNode? value, PatchSchema schema)
    {
        var field = key;
        var deletesScalars = key.StartsWith(PatchDirective.DeleteFromPrimitiveList, StringComparison.Ordinal);
        if (deletesScalars)
        {
            if (!intoObject)
            {
                live[key] = value;
                return;
            }

            field = key[PatchDirective.DeleteFromPrimitiveList.Length..];
        }

        if (value is null)
        {
            live.Remove(field);
            if (intoObject)
            {
                return;
            }
        }

        live.TryGetPropertyValue(field, out var old);
        switch (old, value)
        {
            case (JsonObject oldMap, JsonObject map):
                live[field] = Detached(Maps(oldMap, map, schema.Field(field).Below));
                break;
            case (JsonArray oldList, JsonArray list) when deletesScalars:
                live[field] = MergeLists.Copy(oldList.Where(element => MergeLists.IndexOf(list, element, "") < 0));
                break;
            case (JsonArray oldList, JsonArray list) when schema.Field(field) is { MergesList: true } merged:
                live[field] = new StrategicListMerge(this).Merge(oldList, list, merged);
                break;
            case (JsonArray, JsonArray):
                live[field] = value;
                break;
            default:
                if (!deletesScalars)
                {
                    Set(live, field, value);
                }

                break;
        }
    }

    private void Set(JsonObject live, string key, JsonNode? value)
    {
        if (intoObject)
        {
            DiscardNulls(value);
        }

        if (WithoutDirectives(value, out var cleaned))
        {
            live[key] = cleaned;
        }
        else
        {
            live.Remove(key);
        }
    }

    private void MergeInOrder(JsonObject live, JsonObject patch, string directive, PatchSchema schema)
    {
        var key = directive[PatchDirective.SetElementOrder.Length..];
        var order = patch[directive] as JsonArray ?? throw BadOrderList();
        patch.Remove(directive);
        if (!intoObject)
        {
            if (live.TryGetPropertyValue(directive, out var other) && !JsonNode.DeepEquals(other, order))
            {
                throw BadOrderList();
            }

            live[directive] = order.DeepClone();
        }

        var old = live[key];
        var change = patch[key];
        if (old is not (null or JsonArray) || change is not (null or JsonArray) || (old is null && change is null))
        {
            return;
        }

        patch.Remove(key);
        live[key] = new StrategicListMerge(this).MergeInOrder(old as JsonArray, change as JsonArray, order, schema.Field(key));
    }

    private void RetainKeys(JsonObject live, JsonObject patch)
    {
        if (!patch.TryGetPropertyValue(PatchDirective.RetainKeys, out var directive))
        {
            return;
        }

        patch.Remove(PatchDirective.RetainKeys);
        if (!intoObject)
        {
            live[PatchDirective.RetainKeys] = directive;
            return;
        }

        var keys = directive as JsonArray ?? throw BadRetainKeys();
        var retained = keys.Select(GoPrint.Value).ToHashSet(StringComparer.Ordinal);
        if (patch.Any(entry => entry.Value is not null && !entry.Key.StartsWith(PatchDirective.SetElementOrder, StringComparison.Ordinal)
            && !entry.Key.StartsWith(PatchDirective.DeleteFromPrimitiveList, StringComparison.Ordinal) && !retained.Contains(entry.Key)))
        {
            throw BadRetainKeys();
        }

        foreach (var (key, _) in live.Where(entry => !retained.Contains(entry.Key)).ToArray())
        {
            live.Remove(key);
        }
    }

    private static JsonObject Detached(JsonObject map) => map.Parent is null ? map : map.DeepClone().AsObject();

    private static string[] KeysWithPrefix(JsonObject map, string prefix) =>
        [.. map.Select(entry => entry.Key).Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];

    private static void DiscardNulls(JsonNode? value)
    {
        if (value is JsonObject map)
        {
            foreach (var (key, inner) in map.ToArray())
            {
                if (inner is null)
                {
                    map.Remove(key);
                }

                DiscardNulls(inner);
            }
        }
        else if (value is JsonArray list)
        {
            foreach (var element in list)
            {
                DiscardNulls(element);
            }
        }
    }

    private static PatchException BadRetainKeys() => new("invalid patch format of retainKeys", 400);

    private static PatchException BadOrderList() => new("invalid patch format of setElementOrder list", 400);

    /// <summary>A value without the maps that bear a <c>$patch</c>.</summary>
    /// <param name="value">The value; it may be changed.</param>
    /// <param name="cleaned">The result.</param>
    /// <returns>False when the value itself is such a map.</returns>
    internal static bool WithoutDirectives(JsonNode? value, out JsonNode? cleaned)
    {
        cleaned = value;
        if (value is JsonObject map)
        {
            if (map.ContainsKey(PatchDirective.Patch))
            {
                return false;
            }

            foreach (var (key, inner) in map.ToArray())
            {
                if (!WithoutDirectives(inner, out _))
                {
                    map.Remove(key);
                }
            }
        }
        else if (value is JsonArray list)
        {
            for (var i = list.Count - 1; i >= 0; i--)
            {
                if (!WithoutDirectives(list[i], out _))
                {
                    list.RemoveAt(i);
                }
            }
        }

        return true;
    }
}
