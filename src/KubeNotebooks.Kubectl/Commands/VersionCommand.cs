using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary><c>kubectl version</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/version/version.go. Simulated: the client is of the server's own release.</remarks>
internal static class VersionCommand
{
    private const string KustomizeVersion = "v5.5.0";
    private static readonly JsonSerializerOptions TwoSpaces = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("version", "Print the client and server version information")
    {
        Usage = "[flags]",
        Flags =
        [
            new("client", FlagKind.Switch, "Only the version of kubectl"),
            new("short", FlagKind.Switch, "Only the numbers") { RemovedIn = 28 },
            new("output", FlagKind.Text, "json or yaml") { Shorthand = 'o' },
        ],
        Arguments = ArgumentKind.None,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        if (context.Arguments.Count > 0) throw new KubectlException($"extra arguments: [{string.Join(' ', context.Arguments)}]");
        var both = !context.Flags.Switch("client");
        if (context.Flags.Text("output") is { Length: > 0 } format)
        {
            context.Line(Document(context.Version, format, both));
            return;
        }
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

    private static string Document(KubernetesVersion version, string format, bool both)
    {
        if (format is not ("json" or "yaml")) throw new KubectlException("--output must be 'yaml' or 'json'");
        var document = new JsonObject { ["clientVersion"] = Fields(version) };
        if (version.AtLeast(28)) document["kustomizeVersion"] = KustomizeVersion;
        if (both) document["serverVersion"] = Fields(version);
        return format == "yaml" ? YamlWriter.Write(document) : document.ToJsonString(TwoSpaces);
    }

    private static JsonObject Fields(KubernetesVersion version)
    {
        var (commit, date, go) = Build(version);
        return new JsonObject
        {
            ["major"] = "1",
            ["minor"] = version.Minor.ToString(CultureInfo.InvariantCulture),
            ["gitVersion"] = version.GitVersion,
            ["gitCommit"] = commit,
            ["gitTreeState"] = "clean",
            ["buildDate"] = date,
            ["goVersion"] = go,
            ["compiler"] = "gc",
            ["platform"] = "linux/amd64",
        };
    }

    private static string BuildInfo(KubernetesVersion version)
    {
        var (commit, date, go) = Build(version);
        return $"version.Info{{Major:\"1\", Minor:\"{version.Minor}\", GitVersion:\"{version.GitVersion}\", GitCommit:\"{commit}\", "
            + $"GitTreeState:\"clean\", BuildDate:\"{date}\", GoVersion:\"{go}\", Compiler:\"gc\", Platform:\"linux/amd64\"}}";
    }

    // The facts of the release's build.
    private static (string Commit, string Date, string Go) Build(KubernetesVersion version) => version.Minor switch
    {
        16 => ("2adc8d7091e89b6e3ca8d048140618ec89b39369", "2020-09-02T11:31:21Z", "go1.13.15"),
        17 => ("06ad960bfd03b39c8310aaf92d1e7c12ce618213", "2020-02-11T18:07:13Z", "go1.13.6"),
        _ => ("59526cd4867447956156ae3a602fcbac10a2c335", "2025-04-22T16:03:58Z", "go1.23.6"),
    };
}
