namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>A command of kubectl, as data.</summary>
/// <param name="Name">The word by which it is called.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <remarks>Source: spf13/cobra command.go, Command.</remarks>
internal sealed record Command(string Name, string Summary)
{
    /// <summary>Other words for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Words that people type when they mean it: shown as a suggestion.</summary>
    public IReadOnlyList<string> SuggestFor { get; init; } = [];

    /// <summary>The form of its arguments, as help shows it: what follows the command's path.</summary>
    public string Usage { get; init; } = "";

    /// <summary>Its own flags.</summary>
    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>The commands below it.</summary>
    public IReadOnlyList<Command> Subcommands { get; init; } = [];

    /// <summary>What it does; null: it only groups commands.</summary>
    public Action<CommandContext>? Run { get; init; }

    /// <summary>False for a command of the real kubectl that is not implemented: calling it is an error that says so.</summary>
    public bool Supported { get; init; } = true;

    /// <summary>Of a command that is not implemented: why, and what to use instead; null: nothing to say.</summary>
    public string? Instead { get; init; }

    /// <summary>The exit code of errors: 1, but 2 for <c>diff</c>, where 1 says that something differs.</summary>
    public int ErrorExitCode { get; init; } = 1;

    /// <summary>Completes its positional arguments; null: resources and their names.</summary>
    public ArgumentKind Arguments { get; init; } = ArgumentKind.Resources;

    /// <summary>The command below it that a word calls, or null.</summary>
    public Command? Find(string word) =>
        Subcommands.FirstOrDefault(command => command.Name == word || command.Aliases.Contains(word));
}

/// <summary>What a command's positional arguments are, so that they can be completed.</summary>
internal enum ArgumentKind
{
    /// <summary>Resource types and names.</summary>
    Resources,

    /// <summary>Names of pods.</summary>
    Pods,

    /// <summary>Names of nodes.</summary>
    Nodes,

    /// <summary>Nothing that could be completed.</summary>
    None,
}
