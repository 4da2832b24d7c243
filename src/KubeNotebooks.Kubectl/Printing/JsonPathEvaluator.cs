using System.Globalization;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>Follows JSONPath nodes through values.</summary>
/// <param name="allowMissingKeys">Whether a member that is not there is no error.</param>
/// <remarks>Source: client-go util/jsonpath/jsonpath.go, evalField and so on; Go text/template/funcs.go, eq and lt.</remarks>
internal sealed class JsonPathEvaluator(bool allowMissingKeys)
{
    public IReadOnlyList<JsonNode?> Walk(IReadOnlyList<JsonNode?> values, IReadOnlyList<JsonPathNode> nodes)
    {
        foreach (var node in nodes)
            values = Walk(values, node);
        return values;
    }

    private IReadOnlyList<JsonNode?> Walk(IReadOnlyList<JsonNode?> values, JsonPathNode node) => node switch
    {
        JsonPathNode.Literal literal => [literal.Value],
        JsonPathNode.Field field => Fields(values, field.Name),
        JsonPathNode.Wildcard => [.. values.SelectMany(Children)],
        JsonPathNode.Recursive => [.. values.SelectMany(Descendants)],
        JsonPathNode.Slice slice => [.. values.Where(value => value is not null).SelectMany(value => Slice(value!, slice))],
        JsonPathNode.Filter filter => [.. values.Where(value => value is not null).SelectMany(value => Matching(value!, filter))],
        JsonPathNode.Union union => [.. union.Paths.SelectMany(path => Walk(values, path))],
        JsonPathNode.Identifier word => throw new JsonPathException($"unrecognized identifier {word.Name}"),
        _ => throw new System.Diagnostics.UnreachableException($"No such node: {node}."),
    };

    private List<JsonNode?> Fields(IReadOnlyList<JsonNode?> values, string name)
    {
        List<JsonNode?> found = [];
        foreach (var value in values)
            if (value is JsonObject members && members.TryGetPropertyValue(name, out var member)) found.Add(member);
        if (found.Count == 0 && !allowMissingKeys && values.Any(value => value is not null))
            throw new JsonPathException($"{name} is not found");
        return found;
    }

    private static IEnumerable<JsonNode?> Children(JsonNode? value) => value switch
    {
        JsonArray elements => elements,
        JsonObject members => members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => member.Value),
        _ => [],
    };

    private static IEnumerable<JsonNode?> Descendants(JsonNode? value)
    {
        var children = Children(value).ToArray();
        return children.Length == 0 ? [] : children.SelectMany(Descendants).Prepend(value);
    }

    private static IEnumerable<JsonNode?> Slice(JsonNode value, JsonPathNode.Slice slice)
    {
        if (value is not JsonArray array) throw new JsonPathException($"{GoValue.TypeName(value)} is not array or slice");
        var start = slice.Start ?? 0;
        if (start < 0) start += array.Count;
        var end = slice.End ?? array.Count;
        if (end < 0 || (end == 0 && slice.OneElement)) end += array.Count;
        if (start == end) return [];
        if (start >= array.Count || start < 0) throw OutOfBounds(start, array.Count);
        if (end > array.Count || end < 0) throw OutOfBounds(end - 1, array.Count);
        if (start > end)
            throw new JsonPathException($"starting index {start} is greater than ending index {end}");
        var step = slice.Step ?? 1;
        if (step <= 0) throw new JsonPathException("step must be > 0");
        return array.Take(start..end).Where((_, index) => index % step == 0);
    }

    private static JsonPathException OutOfBounds(int index, int length) =>
        new(string.Create(CultureInfo.InvariantCulture, $"array index out of bounds: index {index}, length {length}"));

    private IEnumerable<JsonNode?> Matching(JsonNode value, JsonPathNode.Filter filter)
    {
        if (value is not (JsonArray or JsonObject))
            throw new JsonPathException($"{GoValue.TypeName(value)} is not array or slice and cannot be filtered");
        return Children(value).Where(element => Holds(element, filter));
    }

    private bool Holds(JsonNode? element, JsonPathNode.Filter filter)
    {
        var left = Walk([element], filter.Left);
        if (filter.Operator.Length == 0) return left.Count > 0;
        if (left.Count == 0) return false;
        if (left.Count > 1) throw new JsonPathException("can only compare one element at a time");
        var right = Walk([element], filter.Right);
        if (right.Count == 0) return false;
        if (right.Count > 1) throw new JsonPathException("can only compare one element at a time");
        return filter.Operator switch
        {
            "==" => AreEqual(left[0], right[0]),
            "!=" => !AreEqual(left[0], right[0]),
            "<" => Compare(left[0], right[0]) < 0,
            "<=" => Compare(left[0], right[0]) <= 0,
            ">" => Compare(left[0], right[0]) > 0,
            ">=" => Compare(left[0], right[0]) >= 0,
            var unknown => throw new JsonPathException($"unrecognized filter operator {unknown}"),
        };
    }

    private static bool AreEqual(JsonNode? left, JsonNode? right)
    {
        var type = GoValue.TypeName(left);
        if (type != GoValue.TypeName(right)) throw new JsonPathException("incompatible types for comparison");
        if (left is JsonObject or JsonArray) throw new JsonPathException("invalid type for comparison");
        return GoJson.Compact(left) == GoJson.Compact(right);
    }

    private static int Compare(JsonNode? left, JsonNode? right)
    {
        var type = GoValue.TypeName(left);
        if (type != GoValue.TypeName(right)) throw new JsonPathException("incompatible types for comparison");
        return type switch
        {
            "string" => string.CompareOrdinal(left!.GetValue<string>(), right!.GetValue<string>()),
            "int64" or "float64" => GoValue.Number(left!).CompareTo(GoValue.Number(right!)),
            _ => throw new JsonPathException("invalid type for comparison"),
        };
    }
}
