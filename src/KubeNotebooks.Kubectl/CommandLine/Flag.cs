namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>What a flag's value is.</summary>
internal enum FlagKind
{
    /// <summary>Any text; the last one given counts.</summary>
    Text,

    /// <summary>True or false; true when no value is given.</summary>
    Switch,

    /// <summary>A whole number in Go's notation.</summary>
    Number,

    /// <summary>A span of time in Go's notation, such as <c>1m30s</c>.</summary>
    Duration,

    /// <summary>Texts, several in one value divided by commas, and repeatable.</summary>
    List,

    /// <summary>Texts, one in each value, repeatable.</summary>
    Repeated,
}

/// <summary>A flag that a command knows.</summary>
/// <param name="Name">Without the dashes, such as <c>namespace</c>.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Help">One line; empty when the flag does nothing here.</param>
/// <remarks>Source: spf13/pflag flag.go.</remarks>
internal sealed record Flag(string Name, FlagKind Kind, string Help = "")
{
    /// <summary>The letter after a single dash, or null.</summary>
    public char? Shorthand { get; init; }

    /// <summary>What it is when not given, as text.</summary>
    public string Default { get; init; } = Kind switch
    {
        FlagKind.Switch => "false",
        FlagKind.Number => "0",
        FlagKind.Duration => "0s",
        _ => "",
    };

    /// <summary>Its value when it is given without one; null: a value must follow.</summary>
    public string? WithoutValue { get; init; } = Kind == FlagKind.Switch ? "true" : null;

    /// <summary>Whether the command refuses to run without it.</summary>
    public bool Required { get; init; }

    /// <summary>False for a flag of the real kubectl that this one does not implement: giving it is an error that says so.</summary>
    public bool Supported { get; init; } = true;

    /// <summary>The text with which kubectl announces that the flag will go; null: it stays.</summary>
    public string? Deprecated { get; init; }

    /// <summary>The minor release that was the first to announce it.</summary>
    public int DeprecatedIn { get; init; }

    /// <summary>The minor release that no longer knew it; null: all know it.</summary>
    public int? RemovedIn { get; init; }

    /// <summary>How messages name it: <c>--name</c> or <c>-n, --name</c>.</summary>
    public string Display => Shorthand is { } letter ? $"-{letter}, --{Name}" : $"--{Name}";

    /// <summary>A flag of the real kubectl that is not implemented.</summary>
    public static Flag Unsupported(string name, FlagKind kind = FlagKind.Text, char? shorthand = null) =>
        new(name, kind) { Supported = false, Shorthand = shorthand };

    /// <summary>Several flags of the real kubectl that are not implemented.</summary>
    public static IEnumerable<Flag> AllUnsupported(params string[] names) => names.Select(name => Unsupported(name));
}
