namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>The kinds of pieces that a YAML text falls into.</summary>
internal enum YamlTokenKind
{
    /// <summary>The end of the text.</summary>
    StreamEnd,

    /// <summary><c>%YAML 1.1</c>.</summary>
    VersionDirective,

    /// <summary><c>%TAG</c>.</summary>
    TagDirective,

    /// <summary><c>---</c>.</summary>
    DocumentStart,

    /// <summary><c>...</c>.</summary>
    DocumentEnd,

    /// <summary>Before the first <c>-</c> of an indented list.</summary>
    BlockSequenceStart,

    /// <summary>Before the first key of a map in block style.</summary>
    BlockMappingStart,

    /// <summary>Where the indentation ends.</summary>
    BlockEnd,

    /// <summary><c>[</c>.</summary>
    FlowSequenceStart,

    /// <summary><c>]</c>.</summary>
    FlowSequenceEnd,

    /// <summary><c>{</c>.</summary>
    FlowMappingStart,

    /// <summary><c>}</c>.</summary>
    FlowMappingEnd,

    /// <summary><c>-</c>.</summary>
    BlockEntry,

    /// <summary><c>,</c>.</summary>
    FlowEntry,

    /// <summary>Before a key.</summary>
    Key,

    /// <summary><c>:</c>.</summary>
    Value,

    /// <summary><c>*name</c>.</summary>
    Alias,

    /// <summary><c>&amp;name</c>.</summary>
    Anchor,

    /// <summary><c>!tag</c>.</summary>
    Tag,

    /// <summary>A text, number or the like.</summary>
    Scalar,
}

/// <summary>A piece of a YAML text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Lines before it.</param>
/// <param name="Text">The name or text; for a tag its handle.</param>
/// <param name="Suffix">For a tag or a tag directive, what follows the handle.</param>
/// <param name="IsPlain">Whether a scalar stands without quotes.</param>
internal readonly record struct YamlToken(YamlTokenKind Kind, int Line, string Text = "", string Suffix = "", bool IsPlain = false);
