using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>A JSONPath template in kubectl's dialect: text with actions in braces, such as <c>{.metadata.name}</c>.</summary>
/// <remarks>Source: client-go util/jsonpath/jsonpath.go; cli-runtime pkg/printers/jsonpath.go.</remarks>
public sealed partial class JsonPath
{
    private readonly IReadOnlyList<JsonPathNode[]> _pieces;
    private readonly JsonPathEvaluator _evaluator;

    private JsonPath(IReadOnlyList<JsonPathNode[]> pieces, bool allowMissingKeys) =>
        (_pieces, _evaluator) = (pieces, new JsonPathEvaluator(allowMissingKeys));

    /// <summary>Reads a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="allowMissingKeys">Whether a member that is not there is no error.</param>
    /// <exception cref="JsonPathException">It cannot be read.</exception>
    public static JsonPath Parse(string template, bool allowMissingKeys = true) =>
        new(new JsonPathParser(template).ReadTemplate(), allowMissingKeys);

    /// <summary>The full form of a path that may lack its braces or its first dot, as custom columns and <c>--sort-by</c> take it.</summary>
    /// <param name="path">Such as <c>metadata.name</c>, <c>.metadata.name</c> or <c>{.metadata.name}</c>.</param>
    /// <exception cref="JsonPathException">It is none of these forms.</exception>
    public static string Relaxed(string path)
    {
        if (path.Length == 0) return path;
        var match = RelaxedForm().Match(path);
        if (!match.Success)
        {
            throw new JsonPathException(
                "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'");
        }

        return $"{{.{(match.Groups[1].Success ? match.Groups[1] : match.Groups[2]).Value}}}";
    }

    /// <summary>What the template finds: a list for each text and action, in the order of output.</summary>
    /// <param name="root">The object.</param>
    /// <exception cref="JsonPathException">The template cannot be applied to it.</exception>
    public IReadOnlyList<IReadOnlyList<JsonNode?>> Find(JsonNode? root)
    {
        List<IReadOnlyList<JsonNode?>> results = [];
        Run(0, _pieces.Count, root, results);
        return results;
    }

    /// <summary>The template's text for an object; values that one action finds are separated by spaces.</summary>
    /// <param name="root">The object.</param>
    /// <exception cref="JsonPathException">The template cannot be applied to it.</exception>
    public string Print(JsonNode? root)
    {
        var text = new StringBuilder();
        foreach (var found in Find(root))
            text.AppendJoin(' ', found.Select(Text));
        return text.ToString();
    }

    /// <summary>The same as JSON: each action's values indented.</summary>
    /// <param name="root">The object.</param>
    /// <exception cref="JsonPathException">The template cannot be applied to it.</exception>
    public string PrintAsJson(JsonNode? root) =>
        string.Concat(Find(root).Select(found => GoJson.Indented(new JsonArray([.. found.Select(one => one?.DeepClone())])) + "\n"));

    private static string Text(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject or JsonArray => GoJson.Compact(value),
        _ => GoValue.Text(value),
    };

    private void Run(int from, int to, JsonNode? current, List<IReadOnlyList<JsonNode?>> results)
    {
        for (var at = from; at < to; at++)
        {
            switch (_pieces[at])
            {
                case [JsonPathNode.Identifier { Name: "end" }]:
                    throw new JsonPathException("not in range, nothing to end");
                case [JsonPathNode.Identifier { Name: "range" }, .. var path]:
                    var end = EndOfRange(at + 1);
                    foreach (var one in _evaluator.Walk([current], path)) Run(at + 1, end, one, results);
                    at = end;
                    break;
                case var path:
                    results.Add(_evaluator.Walk([current], path));
                    break;
            }
        }
    }

    private int EndOfRange(int from)
    {
        var depth = 0;
        for (var at = from; at < _pieces.Count; at++)
        {
            if (_pieces[at] is [JsonPathNode.Identifier { Name: "range" }, ..]) depth++;
            if (_pieces[at] is [JsonPathNode.Identifier { Name: "end" }] && depth-- == 0) return at;
        }

        return _pieces.Count;
    }

    [GeneratedRegex(@"^\{\.?([^{}]+)\}$|^\.?([^{}]+)$")]
    private static partial Regex RelaxedForm();
}
