using System.Collections.Immutable;

namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>A command found on a command line.</summary>
/// <param name="Command">The innermost command that the words name.</param>
/// <param name="Path">The commands above it and itself; the first is <c>kubectl</c>.</param>
/// <param name="Rest">The words that remain for it: flags and arguments.</param>
internal sealed record FoundCommand(Command Command, ImmutableArray<Command> Path, ImmutableArray<string> Rest)
{
    /// <summary>Such as <c>kubectl rollout status</c>.</summary>
    public string PathText => string.Join(' ', Path.Select(command => command.Name));

    /// <summary>That it is a command of the real kubectl that is not implemented.</summary>
    public KubectlException Unsupported() =>
        new($"the simulated kubectl does not support '{PathText}'{(Command.Instead is { } instead ? $": {instead}" : "")}");
}

/// <summary>Finds which command a command line calls: flags may stand anywhere between the words.</summary>
/// <remarks>Source: spf13/cobra command.go, Command.Find, stripFlags, argsMinusFirstX.</remarks>
internal static class CommandFinder
{
    /// <summary>Walks down from the root as far as words name commands.</summary>
    /// <param name="root">The command <c>kubectl</c>.</param>
    /// <param name="global">The flags that every command knows.</param>
    /// <param name="words">What follows <c>kubectl</c>.</param>
    public static FoundCommand Find(Command root, IReadOnlyList<Flag> global, ImmutableArray<string> words)
    {
        var found = new FoundCommand(root, [root], words);
        while (true)
        {
            Flag[] flags = [.. found.Command.Flags, .. global];
            var position = FirstArgument(flags, found.Rest);
            if (position < 0 || found.Command.Find(found.Rest[position]) is not { } next) return found;
            found = new FoundCommand(next, found.Path.Add(next), found.Rest.RemoveAt(position));
        }
    }

    /// <summary>Where the first word stands that is neither a flag nor a flag's value.</summary>
    /// <returns>-1 when there is none.</returns>
    public static int FirstArgument(IReadOnlyList<Flag> flags, ImmutableArray<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word == "--") return -1;
            if (word.Length == 0) continue;
            if (word[0] != '-' || word.Length == 1) return i;
            if (TakesNextWord(flags, word)) i++;
        }
        return -1;
    }

    private static bool TakesNextWord(IReadOnlyList<Flag> flags, string word)
    {
        if (word.Contains('=')) return false;
        var flag = word.StartsWith("--", StringComparison.Ordinal)
            ? flags.FirstOrDefault(one => one.Name == word[2..])
            : word.Length == 2 ? flags.FirstOrDefault(one => one.Shorthand == word[1]) : null;
        if (word is "--help" or "-h") return false;
        return flag is null ? word.StartsWith("--", StringComparison.Ordinal) || word.Length == 2 : flag.WithoutValue is null;
    }
}
