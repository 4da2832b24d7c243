using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Writes YAML as kubectl prints it: sorted keys, lists not indented, quotes only where another type would be read.</summary>
/// <remarks>Source: sigs.k8s.io/yaml, JSONToYAML; goyaml.v2/encode.go and emitterc.go.</remarks>
public sealed class YamlWriter
{
    private readonly YamlLines _lines = new();

    private YamlWriter()
    {
    }

    /// <summary>One document, with a final newline.</summary>
    /// <param name="node">The value; null is YAML's <c>null</c>.</param>
    public static string Write(JsonNode? node)
    {
        var writer = new YamlWriter();
        writer.WriteNode(node, isMappingValue: false);
        return writer._lines.End();
    }

    private void WriteNode(JsonNode? node, bool isMappingValue)
    {
        switch (node)
        {
            case JsonObject { Count: 0 }:
                _lines.Indicator("{}", spaceBefore: true);
                break;
            case JsonArray { Count: 0 }:
                _lines.Indicator("[]", spaceBefore: true);
                break;
            case JsonObject map:
                WriteMapping(map);
                break;
            case JsonArray array:
                WriteSequence(array, isMappingValue);
                break;
            default:
                WriteScalar(node);
                break;
        }
    }

    private void WriteMapping(JsonObject map)
    {
        _lines.Indent(by: 2);
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, YamlKeyOrder.Instance))
        {
            _lines.StartItem();
            if (YamlText.FitsBeforeColon(key))
            {
                YamlText.Write(_lines, key, isKey: true);
                _lines.Indicator(":", spaceBefore: false);
            }
            else
            {
                _lines.Indicator("?", spaceBefore: true, keepsIndentation: true);
                _lines.Indented(() => YamlText.Write(_lines, key, isKey: false));
                _lines.StartItem();
                _lines.Indicator(":", spaceBefore: true, keepsIndentation: true);
            }

            WriteNode(value, isMappingValue: true);
        }

        _lines.Outdent();
    }

    private void WriteSequence(JsonArray array, bool isMappingValue)
    {
        _lines.Indent(by: isMappingValue && !_lines.AtIndentation ? 0 : 2);
        foreach (var item in array)
        {
            _lines.StartItem();
            _lines.Indicator("-", spaceBefore: true, keepsIndentation: true);
            WriteNode(item, isMappingValue: false);
        }

        _lines.Outdent();
    }

    private void WriteScalar(JsonNode? node)
    {
        if (node is not null && node.GetValueKind() == JsonValueKind.String)
        {
            _lines.Indented(() => YamlText.Write(_lines, node.GetValue<string>(), isKey: false));
            return;
        }

        _lines.Word(node?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => YamlNumber.Format(node.AsValue()),
        });
    }
}
