using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.History;
using KubeNotebooks.Kubectl;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>A kubectl command as lessons name it: <c>rollout undo --to-revision</c>.</summary>
/// <remarks>
/// Its first words name the command, wherever flags stand between them; each other word must be among the words of the command line, a
/// flag with any value.
/// </remarks>
/// <param name="Text">As written.</param>
internal sealed record CommandPattern(string Text)
{
    private const string DryRun = "--dry-run";

    private readonly (string Command, ImmutableArray<string> Words) _wanted = Split(Text);

    /// <summary>As it is written in a terminal.</summary>
    public string Name => $"kubectl {Text}";

    /// <summary>Some of them in an English sentence: <c>kubectl get, kubectl apply or kubectl scale</c>.</summary>
    /// <param name="commands">At least one.</param>
    /// <param name="word">What stands before the last.</param>
    public static string Names(ImmutableArray<CommandPattern> commands, string word) => commands is [var only]
        ? only.Name
        : $"{string.Join(", ", commands[..^1].Select(one => one.Name))} {word} {commands[^1].Name}";

    /// <summary>Whether the pattern names a command that kubectl has.</summary>
    public bool NamesCommand => _wanted.Command.Length > 0;

    /// <summary>Whether a command line is one of these.</summary>
    public bool Fits(PastCommand command)
    {
        var (name, rest) = Split(command.Text);
        return (name == _wanted.Command || name.StartsWith(_wanted.Command + " ", StringComparison.Ordinal))
            && _wanted.Words.All(word => rest.Any(one => one == word || (word.StartsWith('-') && one.StartsWith(word + "=", StringComparison.Ordinal))));
    }

    /// <summary>Whether a command only says what it would do.</summary>
    public static bool IsDryRun(PastCommand command) => Split(command.Text).Words.Any(word => word is DryRun or $"{DryRun}=client" or $"{DryRun}=server");

    private static (string Command, ImmutableArray<string> Words) Split(string text) =>
        KubectlRunner.CommandOf([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
