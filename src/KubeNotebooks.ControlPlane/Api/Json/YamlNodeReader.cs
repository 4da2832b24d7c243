using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Turns the events of one YAML document into JSON.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/decode.go (mapping, merge, alias) and yaml.go, convertToJSONableObject.</remarks>
internal sealed class YamlNodeReader
{
    // Simulated: go-yaml gives up at 10000; a manifest that deep would exhaust our stack.
    private const int MaxDepth = 1000;

    // Simulated: go-yaml weighs aliases against the document's size; this many copied values are more than any manifest has.
    private const int MaxAliasedNodes = 100_000;

    private readonly Parser _parser;
    private readonly Dictionary<string, JsonNode?> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _depth;
    private int _aliased;

    private YamlNodeReader(string text) => _parser = new Parser(new StringReader(text));

    /// <summary>The first document of a text.</summary>
    /// <param name="text">YAML.</param>
    /// <returns>Null when it is empty or <c>null</c>.</returns>
    /// <exception cref="YamlSyntaxException">In go-yaml's words.</exception>
    public static JsonNode? Read(string text)
    {
        try
        {
            return new YamlNodeReader(text).ReadFirst();
        }
        catch (YamlException mistake)
        {
            throw new YamlSyntaxException(GoYamlError.Of(mistake));
        }
    }

    private JsonNode? ReadFirst()
    {
        while (_parser.MoveNext() && _parser.Current is StreamStart or DocumentStart)
        {
        }

        if (_parser.Current is null or StreamEnd)
        {
            return null;
        }

        var node = ReadNode();
        _parser.MoveNext();
        return node;
    }

    private JsonNode? ReadNode()
    {
        if (++_depth > MaxDepth)
        {
            throw new YamlSyntaxException("yaml: exceeded max depth of 10000");
        }

        var node = _parser.Current switch
        {
            Scalar scalar => Anchored(scalar, () => YamlScalar.Value(scalar)),
            AnchorAlias alias => Aliased(alias.Value.Value),
            SequenceStart sequence => Anchored(sequence, ReadSequence),
            MappingStart mapping => Anchored(mapping, ReadMapping),
            var other => throw new YamlSyntaxException($"yaml: attempted to parse unknown event: {other?.GetType().Name}"),
        };
        _depth--;
        return node;
    }

    private JsonNode? Anchored(NodeEvent start, Func<JsonNode?> read)
    {
        if (start.Anchor.IsEmpty)
        {
            return read();
        }

        var name = start.Anchor.Value;
        _open.Add(name);
        var node = read();
        _open.Remove(name);
        _anchors[name] = node;
        return node;
    }

    private JsonNode? Aliased(string name)
    {
        if (_open.Contains(name))
        {
            throw new YamlSyntaxException($"yaml: anchor '{name}' value contains itself");
        }

        if (!_anchors.TryGetValue(name, out var node))
        {
            throw new YamlSyntaxException($"yaml: unknown anchor '{name}' referenced");
        }

        _aliased += Count(node);
        return _aliased > MaxAliasedNodes
            ? throw new YamlSyntaxException("yaml: document contains excessive aliasing")
            : node?.DeepClone();
    }

    private JsonArray ReadSequence()
    {
        var array = new JsonArray();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            array.Add(ReadNode());
        }

        return array;
    }

    private JsonObject ReadMapping()
    {
        var map = new JsonObject();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (_parser.Current is Scalar { Value: "<<" } scalar && YamlScalar.IsMerge(scalar))
            {
                _parser.MoveNext();
                Merge(ReadNode(), map);
                continue;
            }

            var key = ReadKey();
            _parser.MoveNext();
            var value = ReadNode();
            map[key ?? throw new YamlSyntaxException(
                $"unsupported map key of type: %!s(<nil>), key: <nil>, value: {GoSyntax.Of(value)}")] = value;
        }

        return map;
    }

    private string? ReadKey()
    {
        if (_parser.Current is Scalar scalar)
        {
            return Anchored(scalar, () => YamlScalar.Value(scalar)) is { } value ? YamlScalar.Key(value) : null;
        }

        return ReadNode() switch
        {
            JsonValue value => YamlScalar.Key(value),
            null => null,
            var collection => throw new YamlSyntaxException($"yaml: invalid map key: {GoSyntax.Of(collection)}"),
        };
    }

    private static void Merge(JsonNode? source, JsonObject map)
    {
        switch (source)
        {
            case JsonObject one:
                foreach (var (key, value) in one)
                {
                    map[key] = value?.DeepClone();
                }

                break;
            case JsonArray several when several.All(one => one is JsonObject):
                foreach (var one in several.Reverse())
                {
                    Merge(one, map);
                }

                break;
            default:
                throw new YamlSyntaxException("yaml: map merge requires map or sequence of maps as the value");
        }
    }

    private static int Count(JsonNode? node) => node switch
    {
        JsonObject map => 1 + map.Sum(entry => Count(entry.Value)),
        JsonArray array => 1 + array.Sum(Count),
        _ => 1,
    };
}
