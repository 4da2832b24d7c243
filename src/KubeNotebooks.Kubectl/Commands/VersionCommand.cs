using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary><c>kubectl version</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/version/version.go. Simulated: the client is of the server's own release.</remarks>
internal static class VersionCommand
{
    private const string KustomizeVersion = "v5.5.0";

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("version", "Print the client and server version information")
    {
        Usage = "[flags]",
        Flags =
        [
            new("client", FlagKind.Switch, "Only the version of kubectl"),
            new("short", FlagKind.Switch, "Only the numbers"),
            Flag.Unsupported("output", shorthand: 'o'),
        ],
        Arguments = ArgumentKind.None,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        if (context.Arguments.Count > 0) throw new KubectlException($"extra arguments: [{string.Join(' ', context.Arguments)}]");
        var version = context.Version;
        context.Line($"Client Version: {version.GitVersion}");
        if (version.AtLeast(28)) context.Line($"Kustomize Version: {KustomizeVersion}");
        if (!context.Flags.Switch("client")) context.Line($"Server Version: {version.GitVersion}");
    }
}
