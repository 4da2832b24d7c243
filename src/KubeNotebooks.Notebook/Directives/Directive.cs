using System.Collections.Immutable;

namespace KubeNotebooks.Notebook.Directives;

/// <summary>A magic: what it is called, how it is written, what it does. Hosts list them, the session obeys them.</summary>
/// <param name="Name">Such as <c>#!kube</c>; of a subcommand, with the parent's: <c>#!sim reset</c>.</param>
/// <param name="Usage">How it is written, in one line.</param>
/// <param name="Summary">What it does, in one sentence.</param>
public sealed record Directive(string Name, string Usage, string Summary)
{
    /// <summary>What may follow as a second word; empty when the magic stands alone.</summary>
    public ImmutableArray<Directive> Subcommands { get; init; } = [];

    /// <summary>The options that it takes.</summary>
    public ImmutableArray<DirectiveOption> Options { get; init; } = [];

    /// <summary>The words without a dash that it takes, as the usage calls them; the last one may end in <c>…</c>.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>How many of <see cref="Arguments"/> must be there.</summary>
    public int Required { get; init; }

    /// <summary>Its words are for someone else to understand, such as kubectl: options are not looked for.</summary>
    public bool FreeForm { get; init; }

    /// <summary>The words that usually come first, such as kubectl's commands: offered by hosts that cannot ask for more while one types.</summary>
    public ImmutableArray<DirectiveWord> FirstWords { get; init; } = [];

    /// <summary>What its help says besides: whole lines, indented by two spaces; empty when there is no more to say.</summary>
    public string More { get; init; } = "";

    /// <summary>A line or more that can be tried.</summary>
    public string Example { get; init; } = "";

    /// <summary>Which of the following lines belong to it, given its words.</summary>
    internal Func<ImmutableArray<string>, DirectiveBody> Body { get; init; } = _ => DirectiveBody.None;

    /// <summary>Does it.</summary>
    internal Action<DirectiveCall> Run { get; init; } = _ => { };
}

/// <summary>Which of the lines after a magic belong to it.</summary>
internal enum DirectiveBody
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those before the next magic.</summary>
    UntilNextDirective,

    /// <summary>All, whatever stands in them.</summary>
    RestOfCell,
}

/// <summary>A word that can follow a magic.</summary>
/// <param name="Text">The word.</param>
/// <param name="Summary">What it does.</param>
public sealed record DirectiveWord(string Text, string Summary);

/// <summary>An option of a magic.</summary>
/// <param name="Name">With its dashes: <c>--seed</c>.</param>
/// <param name="Value">What its value is called in the usage, such as <c>N</c>; null: it takes none.</param>
/// <param name="Summary">What it does.</param>
public sealed record DirectiveOption(string Name, string? Value, string Summary)
{
    /// <summary>The values that are offered while typing; others may be allowed too.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The images that can be named are offered while typing.</summary>
    internal bool OffersImages { get; init; }

    /// <summary>It takes one value or several.</summary>
    public bool Repeatable { get; init; }
}
