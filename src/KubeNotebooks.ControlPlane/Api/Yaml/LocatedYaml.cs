using System.Text.Json;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>A part of a YAML document with the line in which it stands, for those who have to say where a mistake is.</summary>
/// <param name="Line">From 1.</param>
public abstract record LocatedYaml(int Line)
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">YAML.</param>
    /// <returns>Null when the text holds no document.</returns>
    /// <exception cref="YamlSyntaxException">It cannot be read.</exception>
    public static LocatedYaml? Read(string text) => YamlParser.Parse(text) is { } root ? Of(root, 1) : null;

    private static LocatedYaml Of(YamlNode node, int line)
    {
        if (node.Line > 0) line = node.Line;
        return node switch
        {
            YamlScalarNode scalar => Scalar(scalar, line),
            YamlSequenceNode sequence => new LocatedList(line, [.. sequence.Elements.Select(element => Of(element, line))]),
            YamlMappingNode mapping => new LocatedMap(line, [.. mapping.Entries.Select(entry => Of(entry.Key, entry.Value, line))]),
            _ => throw new YamlSyntaxException("yaml: anchors and aliases are not read here") { Line = line, Problem = "aliases (*name) are not read here" },
        };
    }

    private static LocatedEntry Of(YamlNode key, YamlNode value, int line)
    {
        if (key is not YamlScalarNode name) throw new YamlSyntaxException("yaml: a key is a word") { Line = line, Problem = "a key is a word" };
        return new LocatedEntry(key.Line, name.Text, Of(value, key.Line));
    }

    private static LocatedText Scalar(YamlScalarNode scalar, int line)
    {
        var value = YamlScalar.Value(scalar);
        return new LocatedText(line, scalar.Text, value?.GetValueKind() ?? JsonValueKind.Null);
    }
}

/// <summary>A text, number or the like.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">As it is written, without quotes.</param>
/// <param name="Kind">What YAML takes it for.</param>
public sealed record LocatedText(int Line, string Text, JsonValueKind Kind) : LocatedYaml(Line);

/// <summary>A list.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Elements">In order.</param>
public sealed record LocatedList(int Line, IReadOnlyList<LocatedYaml> Elements) : LocatedYaml(Line);

/// <summary>A map.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Entries">In order; a key may stand there twice.</param>
public sealed record LocatedMap(int Line, IReadOnlyList<LocatedEntry> Entries) : LocatedYaml(Line)
{
    /// <summary>The value of a key; null when it is not there.</summary>
    public LocatedYaml? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
}

/// <summary>A key and its value.</summary>
/// <param name="Line">The key's, from 1.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record LocatedEntry(int Line, string Key, LocatedYaml Value);
