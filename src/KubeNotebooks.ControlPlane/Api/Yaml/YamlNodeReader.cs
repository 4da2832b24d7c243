using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Turns a YAML document into JSON.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/decode.go (decoder) and yaml.go, convertToJSONableObject.</remarks>
internal sealed class YamlNodeReader
{
    // Simulated: go-yaml weighs aliases against the document's size; this many copied values are more than any manifest has.
    private const int MaxAliasedNodes = 100_000;

    private readonly HashSet<YamlNode> _open = [];
    private int _aliasDepth;
    private int _aliased;

    /// <summary>The first document of a text.</summary>
    /// <param name="text">YAML.</param>
    /// <returns>Null when it is empty or <c>null</c>.</returns>
    /// <exception cref="YamlSyntaxException">In go-yaml's words.</exception>
    public static JsonNode? Read(string text) => YamlParser.Parse(text) is { } root ? new YamlNodeReader().Convert(root) : null;

    private JsonNode? Convert(YamlNode node)
    {
        if (_aliasDepth > 0 && ++_aliased > MaxAliasedNodes)
        {
            throw new YamlSyntaxException("yaml: document contains excessive aliasing");
        }

        return node switch
        {
            YamlScalarNode scalar => YamlScalar.Value(scalar),
            YamlSequenceNode sequence => new JsonArray(sequence.Elements.Select(Convert).ToArray()),
            YamlMappingNode mapping => ConvertMapping(mapping),
            YamlAliasNode alias => ConvertAlias(alias),
            _ => null,
        };
    }

    private JsonNode? ConvertAlias(YamlAliasNode alias)
    {
        if (!_open.Add(alias.Target))
        {
            throw new YamlSyntaxException($"yaml: anchor '{alias.Name}' value contains itself");
        }

        _aliasDepth++;
        var value = Convert(alias.Target);
        _aliasDepth--;
        _open.Remove(alias.Target);
        return value;
    }

    private JsonObject ConvertMapping(YamlMappingNode mapping)
    {
        var map = new JsonObject();
        foreach (var (key, node) in mapping.Entries)
        {
            if (key is YamlScalarNode { Text: "<<" } scalar && YamlScalar.IsMerge(scalar))
            {
                Merge(node, map);
                continue;
            }

            var name = ConvertKey(key);
            var value = Convert(node);
            map[name ?? throw new YamlSyntaxException(
                $"unsupported map key of type: %!s(<nil>), key: <nil>, value: {GoPrinted.Of(value)}")] = value;
        }

        return map;
    }

    private string? ConvertKey(YamlNode key) => Convert(key) switch
    {
        null => null,
        JsonValue value => YamlScalar.Key(value),
        var collection => throw new YamlSyntaxException($"yaml: invalid map key: {GoPrinted.Of(collection)}"),
    };

    // Of several maps the first wins; keys that stood before the merge are overwritten.
    private void Merge(YamlNode source, JsonObject map)
    {
        var sources = source is YamlSequenceNode sequence ? Enumerable.Reverse(sequence.Elements) : [source];
        foreach (var one in sources)
        {
            if (one is not (YamlMappingNode or YamlAliasNode { Target: YamlMappingNode }))
            {
                throw new YamlSyntaxException("yaml: map merge requires map or sequence of maps as the value");
            }

            foreach (var (key, value) in Convert(one)!.AsObject())
            {
                map[key] = value?.DeepClone();
            }
        }
    }
}
