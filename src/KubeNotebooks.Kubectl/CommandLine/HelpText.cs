using System.Text;

namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>The help of a command: short, and only about what the simulated kubectl supports.</summary>
/// <remarks>Simulated: the real kubectl's help is longer and has examples.</remarks>
internal static class HelpText
{
    /// <summary>The help of a command, ending with a line feed.</summary>
    public static string Of(FoundCommand found)
    {
        var command = found.Command;
        var text = new StringBuilder().Append(command.Summary).Append(".\n");
        if (command.Aliases.Count > 0) text.Append("\nAliases: ").AppendJoin(", ", command.Aliases).Append('\n');
        AppendTable(text, "Commands", command.Subcommands.Where(one => one.Supported && one.Summary.Length > 0).Select(one => (one.Name, one.Summary)));
        AppendTable(text, "Options", Rows(command.Flags));
        text.Append("\nUsage:\n  ").Append(found.PathText).Append(' ').Append(UsageOf(command)).Append('\n');
        return text.ToString();
    }

    /// <summary>The flags that every command knows, as <c>kubectl options</c> lists them.</summary>
    public static string OfGlobalFlags()
    {
        var text = new StringBuilder();
        AppendTable(text, "The following options can be passed to any command", Rows(GlobalFlags.All));
        return text.ToString(1, text.Length - 1);
    }

    private static IEnumerable<(string Left, string Right)> Rows(IEnumerable<Flag> flags) => flags
        .Where(flag => flag.Supported && flag.Help.Length > 0)
        .OrderBy(flag => flag.Name, StringComparer.Ordinal).Select(flag => (Left(flag), flag.Help));

    private static string Left(Flag flag) =>
        (flag.Shorthand is { } letter ? $"-{letter}, --{flag.Name}" : $"    --{flag.Name}")
        + (flag.Kind == FlagKind.Switch && flag.Default == "false" ? "" : $"={(flag.Default.Length == 0 ? "''" : flag.Default)}");

    private static string UsageOf(Command command) => command switch
    {
        { Usage.Length: > 0 } => command.Usage,
        { Subcommands.Count: > 0 } => "SUBCOMMAND [options]",
        _ => "[options]",
    };

    private static void AppendTable(StringBuilder text, string title, IEnumerable<(string Left, string Right)> rows)
    {
        var list = rows.ToArray();
        if (list.Length == 0) return;
        var width = list.Max(row => row.Left.Length) + 2;
        text.Append('\n').Append(title).Append(":\n");
        foreach (var (left, right) in list) text.Append("  ").Append(left.PadRight(width)).Append(right).Append('\n');
    }
}
