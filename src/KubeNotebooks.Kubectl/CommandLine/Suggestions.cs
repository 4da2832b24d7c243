namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>What somebody may have meant who typed a command that does not exist.</summary>
/// <remarks>Source: spf13/cobra command.go, SuggestionsFor; cobra.go, ld.</remarks>
internal static class Suggestions
{
    private const int MaximumDistance = 2;

    /// <summary>The names of commands that look like the word, in the order of the commands.</summary>
    public static IReadOnlyList<string> For(string word, IEnumerable<Command> commands) =>
    [
        .. commands.Where(command => command.Name != "help").Where(command => Distance(word, command.Name) <= MaximumDistance
            || command.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || command.SuggestFor.Contains(word, StringComparer.OrdinalIgnoreCase)).Select(command => command.Name),
    ];

    /// <summary>The text that follows an error: empty when nothing looks like the word.</summary>
    public static string TextFor(string word, IEnumerable<Command> commands)
    {
        var names = For(word, commands);
        return names.Count == 0 ? "" : $"\n\nDid you mean this?\n{string.Concat(names.Select(name => $"\t{name}\n"))}";
    }

    private static int Distance(string left, string right)
    {
        var (a, b) = (left.ToLowerInvariant(), right.ToLowerInvariant());
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
