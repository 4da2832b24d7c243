using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary><c>kubectl help</c> and <c>kubectl options</c>; neither stands in a list of commands.</summary>
/// <remarks>Source: spf13/cobra command.go, InitDefaultHelpCmd; kubectl pkg/cmd/options/options.go.</remarks>
internal static class HelpCommand
{
    /// <summary><c>kubectl help</c>, as data.</summary>
    public static Command Help { get; } = new("help", "") { Usage = "[command]", Arguments = ArgumentKind.None, Run = RunHelp };

    /// <summary><c>kubectl options</c>, as data.</summary>
    public static Command Options { get; } = new("options", "")
    {
        Arguments = ArgumentKind.None,
        Run = context => context.Text(HelpText.OfGlobalFlags()),
    };

    private static void RunHelp(CommandContext context)
    {
        var topic = CommandFinder.Find(CommandTree.Root, GlobalFlags.All, [.. context.Arguments]);
        if (topic.Path.Length == 1 && context.Arguments.Count > 0)
        {
            context.ErrorLine($"Unknown help topic [{string.Join(' ', context.Arguments.Select(word => $"`{word}`"))}]");
            context.Output.Write(true, HelpText.Of(topic));
            return;
        }
        if (!topic.Command.Supported) throw topic.Unsupported();
        context.Text(HelpText.Of(topic));
    }
}
