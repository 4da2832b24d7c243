using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Apply;

/// <summary><c>kubectl apply view-last-applied</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/apply/apply_view_last_applied.go.</remarks>
internal static class ViewLastAppliedCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new(
        "view-last-applied", "View the latest last-applied-configuration annotations of an object")
    {
        Usage = "(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)",
        Flags =
        [
            .. CommonFlags.Filenames, CommonFlags.Selector, CommonFlags.All,
            new("output", FlagKind.Text, "yaml or json") { Shorthand = 'o', Default = "yaml" },
        ],
        Run = Run,
    };

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Run(CommandContext context)
    {
        var query = context.Query() with
        {
            All = context.Flags.Switch("all"),
            TypeMeansAll = context.NamespaceGiven,
            Latest = true,
            ContinueOnError = false,
        };
        var texts = context.Find(query).ReadAll().Select(Read).OfType<string>().ToArray();
        foreach (var text in texts) context.Text(Format(context, text));
    }

    private static string? Read(ResourceInfo info) =>
        LastApplied.Of(info.Object!) ?? (info.Source.Length == 0 ? null : throw SourceErrors.With(
            new KubectlException("<nil>"), $"no last-applied-configuration annotation found on resource: {info.Name}\n", info.Source));

    private static string Format(CommandContext context, string text) => context.Flags.Text("output") switch
    {
        "yaml" => YamlWriter.Write(JsonNode.Parse(text)!),
        "json" => JsonNode.Parse(text)!.ToJsonString(Indented) + "\n",
        var other => throw context.UsageError($"Unexpected -o output mode: {other}, the flag 'output' must be one of yaml|json"),
    };
}
