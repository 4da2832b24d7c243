using KubeNotebooks.ControlPlane.Api;
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
            new("short", FlagKind.Switch, "Only the numbers") { RemovedIn = 28 },
            Flag.Unsupported("output", shorthand: 'o'),
        ],
        Arguments = ArgumentKind.None,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        if (context.Arguments.Count > 0) throw new KubectlException($"extra arguments: [{string.Join(' ', context.Arguments)}]");
        var both = !context.Flags.Switch("client");
        if (!context.Version.AtLeast(28) && !context.Flags.Switch("short"))
        {
            context.Line($"Client Version: {BuildInfo(context.Version)}");
            if (both) context.Line($"Server Version: {BuildInfo(context.Version)}");
            return;
        }
        context.Line($"Client Version: {context.Version.GitVersion}");
        if (context.Version.AtLeast(28)) context.Line($"Kustomize Version: {KustomizeVersion}");
        if (both) context.Line($"Server Version: {context.Version.GitVersion}");
    }

    // The facts of the release's server build.
    private static string BuildInfo(KubernetesVersion version)
    {
        var (commit, date, go) = version.Minor == 16
            ? ("2adc8d7091e89b6e3ca8d048140618ec89b39369", "2020-09-02T11:31:21Z", "go1.13.15")
            : ("06ad960bfd03b39c8310aaf92d1e7c12ce618213", "2020-02-11T18:07:13Z", "go1.13.6");
        return $"version.Info{{Major:\"1\", Minor:\"{version.Minor}\", GitVersion:\"{version.GitVersion}\", GitCommit:\"{commit}\", "
            + $"GitTreeState:\"clean\", BuildDate:\"{date}\", GoVersion:\"{go}\", Compiler:\"gc\", Platform:\"linux/amd64\"}}";
    }
}
