namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>A part of a YAML document before it is known what it means.</summary>
internal abstract class YamlNode
{
    /// <summary>The line in which it begins, from 1; 0 when it stands nowhere, as what is left out does.</summary>
    public int Line { get; set; }
}

/// <summary>A text, number or the like.</summary>
/// <param name="tag">Its full tag; empty for none.</param>
/// <param name="text">The text.</param>
/// <param name="isPlain">Whether it stands without quotes and tag, so that its look decides what it is.</param>
internal sealed class YamlScalarNode(string tag, string text, bool isPlain) : YamlNode
{
    /// <summary>Its full tag; empty for none.</summary>
    public string Tag { get; } = tag;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>Whether its look decides what it is.</summary>
    public bool IsPlain { get; } = isPlain;
}

/// <summary>A list.</summary>
internal sealed class YamlSequenceNode : YamlNode
{
    /// <summary>The elements, in order.</summary>
    public List<YamlNode> Elements { get; } = [];
}

/// <summary>A map.</summary>
internal sealed class YamlMappingNode : YamlNode
{
    /// <summary>Keys and values, in order.</summary>
    public List<(YamlNode Key, YamlNode Value)> Entries { get; } = [];
}

/// <summary>A reference to an anchored node.</summary>
/// <param name="name">The anchor's name.</param>
/// <param name="target">The node, which may be one that contains the reference.</param>
internal sealed class YamlAliasNode(string name, YamlNode target) : YamlNode
{
    /// <summary>The anchor's name.</summary>
    public string Name { get; } = name;

    /// <summary>The node.</summary>
    public YamlNode Target { get; } = target;
}
