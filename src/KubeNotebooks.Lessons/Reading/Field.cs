using System.Collections.Immutable;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>What a field of a lesson's file holds.</summary>
internal enum FieldKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A name of small letters, digits and dashes.</summary>
    Id,

    /// <summary>A text in each language.</summary>
    Words,

    /// <summary>A whole number, 0 or more.</summary>
    Number,

    /// <summary>A span of time such as 30s.</summary>
    Span,

    /// <summary>An object of the cluster such as deploy/web.</summary>
    Target,

    /// <summary>The name of an image such as web:1.1.</summary>
    Image,

    /// <summary>A Deployment such as deploy/web.</summary>
    Deployment,

    /// <summary>A regular expression.</summary>
    Pattern,

    /// <summary>kubectl's JSONPath.</summary>
    Path,

    /// <summary>A kubectl command without kubectl.</summary>
    Command,

    /// <summary>One such command or a list of them, any of which will do.</summary>
    Commands,

    /// <summary>A cell or a list of cells.</summary>
    Cells,

    /// <summary>A list of texts in each language.</summary>
    WordsList,

    /// <summary>A map with a shape of its own.</summary>
    Map,

    /// <summary>A list of such maps.</summary>
    List,
}

/// <summary>A field of a lesson's file.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="About">What it says, in one sentence without a period.</param>
internal sealed record Field(string Name, FieldKind Kind, string About)
{
    /// <summary>It must be there.</summary>
    public bool Required { get; init; }

    /// <summary>Of a map or a list of maps: their shape.</summary>
    public Shape? Shape { get; init; }

    /// <summary>Of a text: the only values; empty: any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Of a list: how many there must be exactly; 0: any number.</summary>
    public int Count { get; init; }
}
