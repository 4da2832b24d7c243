using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>Makes a strategic merge patch from two states of an object.</summary>
/// <param name="deletions">Whether what is missing in the new state is deleted.</param>
/// <param name="additions">Whether what is new or different is set.</param>
/// <remarks>Source: apimachinery pkg/util/strategicpatch/patch.go (diffMaps, diffLists, diffListsOfMaps, diffListsOfScalars).</remarks>
internal sealed class StrategicMergeDiff(bool deletions, bool additions)
{
    /// <summary>What leads from one map to another.</summary>
    /// <param name="from">The old state.</param>
    /// <param name="to">The new state.</param>
    /// <param name="schema">How its fields are patched.</param>
    /// <param name="retainsKeys">Whether the patch shall name the keys that stay.</param>
    public JsonObject Maps(JsonObject from, JsonObject to, PatchSchema schema, bool retainsKeys = false)
    {
        var patch = new JsonObject();
        foreach (var (key, value) in to)
        {
            if (!from.TryGetPropertyValue(key, out var old) || (key != PatchDirective.Patch && !MergeLists.SameKind(old, value)))
            {
                Add(patch, key, value);
                continue;
            }

            switch (old, value)
            {
                case (JsonObject oldMap, JsonObject map):
                    var field = schema.Field(key);
                    if (Maps(oldMap, map, field.Below, field.RetainsKeys) is { Count: > 0 } change)
                    {
                        patch[key] = change;
                    }

                    break;
                case (JsonArray oldList, JsonArray list) when schema.Field(key) is { MergesList: true } merged:
                    Lists(patch, key, oldList, list, merged);
                    break;
                default:
                    if (!JsonNode.DeepEquals(old, value))
                    {
                        Add(patch, key, value);
                    }

                    break;
            }
        }

        NameWhatIsGone(patch, from, to, retainsKeys);
        return patch;
    }

    private void NameWhatIsGone(JsonObject patch, JsonObject from, JsonObject to, bool retainsKeys)
    {
        var gone = from.Where(entry => !to.ContainsKey(entry.Key)).ToList();
        if (deletions)
        {
            foreach (var (key, _) in gone)
            {
                patch[key] = null;
            }
        }

        if (retainsKeys && to.Any(entry => entry.Value is not null)
            && (patch.Count > 0 || gone.Exists(entry => entry.Value is not null)))
        {
            patch[PatchDirective.RetainKeys] = new JsonArray(to.Where(entry => entry.Value is not null)
                .Select(entry => entry.Key)
                .Order(StringComparer.Ordinal)
                .Select(key => (JsonNode)JsonValue.Create(key))
                .ToArray());
        }
    }

    private void Add(JsonObject patch, string key, JsonNode? value)
    {
        if (additions)
        {
            patch[key] = value?.DeepClone();
        }
    }

    private void Lists(JsonObject patch, string key, JsonArray from, JsonArray to, PatchField field)
    {
        if (from.Count == 0)
        {
            if (to.Count > 0)
            {
                Add(patch, key, to);
            }
        }
        else if (MergeLists.HoldMaps(from, to))
        {
            ListsOfMaps(patch, key, from, to, field);
        }
        else
        {
            ListsOfScalars(patch, key, from, to);
        }
    }

    private void ListsOfMaps(JsonObject patch, string key, JsonArray from, JsonArray to, PatchField field)
    {
        var changed = new List<JsonNode?>();
        var deleted = new List<JsonNode?>();
        foreach (var (old, value) in Pairs(from, to, field.MergeKey))
        {
            if (old is not null && value is not null)
            {
                var change = Maps(old.AsObject(), value.AsObject(), field.Below, field.RetainsKeys);
                if (change.Count > 0)
                {
                    change[field.MergeKey] = MergeLists.KeyValue(value, field.MergeKey)?.DeepClone();
                    changed.Add(change);
                }
            }
            else if (value is not null && additions)
            {
                changed.Add(value);
            }
            else if (old is not null && deletions)
            {
                deleted.Add(new JsonObject
                {
                    [field.MergeKey] = MergeLists.KeyValue(old, field.MergeKey)?.DeepClone(),
                    [PatchDirective.Patch] = "delete",
                });
            }
        }

        List<JsonNode?> elements = [.. MergeLists.Ordered(changed, to, field.MergeKey), .. deleted];
        if (elements.Count > 0)
        {
            patch[key] = MergeLists.Copy(elements);
        }

        if (to.Count > 0 && (elements.Count > 0 || (additions && !SameOrder(from, to, field.MergeKey))))
        {
            patch[PatchDirective.SetElementOrder + key] = new JsonArray(to
                .Select(element => (JsonNode)new JsonObject
                {
                    [field.MergeKey] = MergeLists.KeyValue(element, field.MergeKey)?.DeepClone(),
                })
                .ToArray());
        }
    }

    private void ListsOfScalars(JsonObject patch, string key, JsonArray from, JsonArray to)
    {
        var added = new List<JsonNode?>();
        var deleted = new List<JsonNode?>();
        foreach (var (old, value) in Pairs(from, to, key: ""))
        {
            if (old is null && additions)
            {
                added.Add(value);
            }
            else if (value is null && deletions && MergeLists.IndexOf(deleted, old, "") < 0)
            {
                deleted.Add(old);
            }
        }

        if (added.Count > 0)
        {
            patch[key] = MergeLists.Copy(MergeLists.Ordered(added, to, key: ""));
        }

        if (deleted.Count > 0)
        {
            patch[PatchDirective.DeleteFromPrimitiveList + key] = MergeLists.Copy(deleted);
        }

        // The comparison sees the old list sorted, the new one as it is.
        var sorted = from.OrderBy(element => MergeLists.KeyText(element, ""), StringComparer.Ordinal);
        if (to.Count > 0 && ((deletions && deleted.Count > 0) || (additions && !JsonNode.DeepEquals(MergeLists.Copy(sorted), to))))
        {
            patch[PatchDirective.SetElementOrder + key] = to.DeepClone();
        }
    }

    // Both lists sorted by the text of their keys, equal ones side by side.
    private static IEnumerable<(JsonNode? Old, JsonNode? Value)> Pairs(JsonArray from, JsonArray to, string key)
    {
        var old = from.Select(element => (Element: element, Text: MergeLists.KeyText(element, key)))
            .OrderBy(entry => entry.Text, StringComparer.Ordinal).ToArray();
        var value = to.Select(element => (Element: element, Text: MergeLists.KeyText(element, key)))
            .OrderBy(entry => entry.Text, StringComparer.Ordinal).ToArray();
        for (int i = 0, j = 0; i < old.Length || j < value.Length;)
        {
            var order = i == old.Length ? 1 : j == value.Length ? -1 : string.CompareOrdinal(old[i].Text, value[j].Text);
            yield return (order <= 0 ? old[i].Element : null, order >= 0 ? value[j].Element : null);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    private static bool SameOrder(JsonArray from, JsonArray to, string key) => from.Count == to.Count
        && from.Zip(to).All(pair => JsonNode.DeepEquals(MergeLists.KeyValue(pair.First, key), MergeLists.KeyValue(pair.Second, key)));
}
