using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>What making and applying patches both need of lists whose elements have keys.</summary>
/// <remarks>Source: apimachinery pkg/util/strategicpatch/patch.go.</remarks>
internal static class MergeLists
{
    /// <summary>Whether two values are of the same kind: map, list, text, number, truth value or null.</summary>
    /// <param name="one">A value.</param>
    /// <param name="other">Another.</param>
    public static bool SameKind(JsonNode? one, JsonNode? other) => Kind(one) == Kind(other);

    /// <summary>The text by which elements are compared and sorted.</summary>
    /// <param name="element">An element of a list.</param>
    /// <param name="key">The merge key; empty for scalars.</param>
    /// <exception cref="PatchException">A map lacks the key.</exception>
    public static string KeyText(JsonNode? element, string key) => GoPrint.Value(key.Length == 0 ? element : KeyValue(element, key));

    /// <summary>The value of an element's merge key.</summary>
    /// <param name="element">A map.</param>
    /// <param name="key">The merge key.</param>
    /// <exception cref="PatchException">It is no map, or lacks the key.</exception>
    public static JsonNode? KeyValue(JsonNode? element, string key)
    {
        var map = element as JsonObject ?? throw BadElement(element);
        return map.TryGetPropertyValue(key, out var value)
            ? value
            : throw new PatchException($"map: {GoPrint.Value(map)} does not contain declared merge key: {key}", 500);
    }

    /// <summary>Where a list has an element with the same key.</summary>
    /// <param name="list">The list.</param>
    /// <param name="element">The element.</param>
    /// <param name="key">The merge key; empty for scalars.</param>
    /// <returns>-1 when it has none.</returns>
    public static int IndexOf(IList<JsonNode?> list, JsonNode? element, string key)
    {
        var wanted = key.Length == 0 ? element : (element as JsonObject)?[key];
        for (var i = 0; i < list.Count; i++)
        {
            if (JsonNode.DeepEquals(key.Length == 0 ? list[i] : (list[i] as JsonObject)?[key], wanted))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the elements are maps. All elements must be of one kind.</summary>
    /// <param name="lists">At least one has an element.</param>
    /// <exception cref="PatchException">They are of several kinds, or lists.</exception>
    public static bool HoldMaps(params ReadOnlySpan<IList<JsonNode?>> lists)
    {
        JsonValueKind? kind = null;
        foreach (var list in lists)
        {
            foreach (var element in list)
            {
                kind ??= Kind(element);
                if (kind == JsonValueKind.Array)
                {
                    throw new PatchException("lists of lists are not supported", 422);
                }

                if (Kind(element) != kind)
                {
                    var printed = string.Join(' ', lists.ToArray().Select(one => $"[{string.Join(' ', one.Select(GoPrint.Value))}]"));
                    throw new PatchException($"list element types are not identical: [{printed}]", 500);
                }
            }
        }

        return kind == JsonValueKind.Object;
    }

    /// <summary>Brings elements into a given order; elements to delete go last.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="order">Elements, or maps with just their keys, in the wanted order.</param>
    /// <param name="key">The merge key; empty for scalars.</param>
    public static List<JsonNode?> Ordered(IList<JsonNode?> elements, IList<JsonNode?> order, string key)
    {
        foreach (var element in key.Length == 0 ? [] : elements)
        {
            KeyValue(element, key);
        }

        return
        [
            .. elements.Where(element => !IsDeletion(element)).OrderBy(element => IndexOf(order, element, key)),
            .. elements.Where(IsDeletion),
        ];
    }

    /// <summary>Whether an element of a patch deletes the element with its key.</summary>
    /// <param name="element">The element.</param>
    public static bool IsDeletion(JsonNode? element) =>
        element is JsonObject map && map[PatchDirective.Patch] is JsonValue directive
        && directive.TryGetValue<string>(out var text) && text == "delete";

    /// <summary>A list with copies of elements.</summary>
    /// <param name="elements">The elements.</param>
    public static JsonArray Copy(IEnumerable<JsonNode?> elements) => new(elements.Select(element => element?.DeepClone()).ToArray());

    private static PatchException BadElement(JsonNode? element) =>
        new($"expected a map[string]interface {{}}, but received a {GoPrint.TypeOf(element)}", 500);

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null => JsonValueKind.Null,
        JsonValueKind.True => JsonValueKind.False,
        var kind => kind.Value,
    };
}
