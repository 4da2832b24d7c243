using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>Merges lists element by element, and settles their order.</summary>
/// <param name="maps">Merges the elements.</param>
/// <remarks>Source: apimachinery pkg/util/strategicpatch/patch.go (mergeSlice, normalizeElementOrder, mergeSortedSlice).</remarks>
internal sealed class StrategicListMerge(StrategicMerge maps)
{
    /// <summary>Merges a list for which the patch gives no order: that of the patch's own elements counts.</summary>
    /// <param name="live">What is changed.</param>
    /// <param name="patch">What changes it.</param>
    /// <param name="field">How the list is patched.</param>
    public JsonArray Merge(JsonArray live, JsonArray patch, PatchField field)
    {
        if (live.Count == 0 && patch.Count == 0)
        {
            return [];
        }

        var (merged, before, order) = Elements(live, patch, field);
        return InOrder(merged, order, before, field.MergeKey);
    }

    /// <summary>Merges a list in the order that the patch gives.</summary>
    /// <param name="live">What is changed; null when there is no such list.</param>
    /// <param name="patch">What changes it; null when only the order changes.</param>
    /// <param name="order">Maps with just the keys, or scalars.</param>
    /// <param name="field">How the list is patched.</param>
    /// <exception cref="PatchException">The patch's elements contradict the order.</exception>
    public JsonArray MergeInOrder(JsonArray? live, JsonArray? patch, JsonArray order, PatchField field)
    {
        Check(patch, order, field.MergeKey);
        List<JsonNode?> merged;
        if (live is null)
        {
            StrategicMerge.WithoutDirectives(patch, out _);
            merged = [.. patch!];
        }
        else
        {
            merged = patch is null || patch.Count + live.Count == 0 ? [.. live]
                : !field.MergesList ? [.. patch]
                : [.. Merge(live, patch, field)];
        }

        return InOrder(merged, order, live ?? [], field.MergeKey);
    }

    private (List<JsonNode?> Merged, IList<JsonNode?> Before, IList<JsonNode?> Order) Elements(
        JsonArray live, JsonArray patch, PatchField field)
    {
        if (!MergeLists.HoldMaps(live, patch))
        {
            var scalars = new List<JsonNode?>();
            foreach (var element in live.Concat(patch))
            {
                if (MergeLists.IndexOf(scalars, element, "") < 0)
                {
                    scalars.Add(element);
                }
            }

            return (scalars, live, patch);
        }

        var (before, changes) = CarryOutDirectives(live, patch, field.MergeKey);
        var merged = new List<JsonNode?>(before);
        foreach (var change in changes)
        {
            MergeLists.KeyValue(change, field.MergeKey);
            var at = MergeLists.IndexOf(merged, change, field.MergeKey);
            if (at < 0)
            {
                merged.Add(change);
            }
            else
            {
                merged[at] = maps.Maps(merged[at]!.DeepClone().AsObject(), change!.DeepClone().AsObject(), field.Below);
            }
        }

        return (merged, before, changes);
    }

    private static (List<JsonNode?> Live, List<JsonNode?> Changes) CarryOutDirectives(JsonArray live, JsonArray patch, string key)
    {
        var before = new List<JsonNode?>(live);
        var changes = new List<JsonNode?>();
        var replaces = false;
        foreach (var element in patch)
        {
            var map = element!.AsObject();
            if (!map.TryGetPropertyValue(PatchDirective.Patch, out var directive))
            {
                changes.Add(map);
                continue;
            }

            switch (GoPrint.Value(directive))
            {
                case "delete":
                    MergeLists.KeyValue(map, key);
                    before.RemoveAll(other => MergeLists.IndexOf([map], other, key) == 0);
                    break;
                case "replace":
                    replaces = true;
                    break;
                case "merge":
                    throw new PatchException("merging lists cannot yet be specified in the patch", 500);
                case var unknown:
                    map.Remove(PatchDirective.Patch);
                    throw StrategicMerge.UnknownDirective(unknown, map);
            }
        }

        return replaces ? ([.. changes], []) : (before, changes);
    }

    // Elements that the order names keep that order; the others come where their place in the old list says,
    // but after new ones.
    private static JsonArray InOrder(
        IList<JsonNode?> merged, IList<JsonNode?> order, IList<JsonNode?> before, string key)
    {
        var named = MergeLists.Ordered([.. merged.Where(element => MergeLists.IndexOf(order, element, key) >= 0)], order, key);
        var others = MergeLists.Ordered([.. merged.Where(element => MergeLists.IndexOf(order, element, key) < 0)], before, key);
        var sorted = new List<JsonNode?>(merged.Count);
        int i = 0, j = 0;
        while (i < others.Count || j < named.Count)
        {
            if (j == named.Count || (i < others.Count && StoodBefore(others[i], named[j])))
            {
                sorted.Add(others[i++]);
            }
            else
            {
                sorted.Add(named[j++]);
            }
        }

        return MergeLists.Copy(sorted);

        bool StoodBefore(JsonNode? other, JsonNode? one)
        {
            var at = MergeLists.IndexOf(before, other, key);
            return at >= 0 && at < MergeLists.IndexOf(before, one, key);
        }
    }

    private static void Check(JsonArray? patch, JsonArray order, string key)
    {
        if (patch is null || patch.Count == 0 || order.Count == 0)
        {
            return;
        }

        var elements = patch.Where(element => !MergeLists.IsDeletion(element)).ToArray();
        var checkedCount = 0;
        for (var at = 0; checkedCount < elements.Length && at < order.Count;)
        {
            if (HasDirective(elements[checkedCount]))
            {
                checkedCount++;
            }
            else
            {
                checkedCount += SameKey(elements[checkedCount], order[at++], key) ? 1 : 0;
            }
        }

        if (checkedCount < elements.Length)
        {
            throw new PatchException($"The order in patch list:\n{GoPrint.Value(patch)}\n doesn't match $setElementOrder list:\n"
                + $"{GoPrint.Value(order)}\n", 500);
        }
    }

    private static bool SameKey(JsonNode? one, JsonNode? other, string key) => key.Length == 0
        ? JsonNode.DeepEquals(one, other)
        : JsonNode.DeepEquals(MergeLists.KeyValue(one, key), MergeLists.KeyValue(other, key));

    private static bool HasDirective(JsonNode? element) => element is JsonObject map && map.ContainsKey(PatchDirective.Patch);
}
