using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Patch;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary><c>kubectl patch</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/patch/patch.go.</remarks>
internal static class PatchCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("patch", "Update fields of a resource")
    {
        Usage = "(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]",
        Flags =
        [
            .. CommonFlags.Filenames, .. CommonFlags.Output, CommonFlags.DryRun, CommonFlags.FieldManager, CommonFlags.Record,
            new("patch", FlagKind.Text, "The patch, as JSON or YAML") { Shorthand = 'p' },
            new("patch-file", FlagKind.Text, "A file with the patch"),
            new("type", FlagKind.Text, "json, merge or strategic") { Default = "strategic" },
            new("subresource", FlagKind.Text, "status or scale"),
            Flag.Unsupported("local", FlagKind.Switch),
        ],
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var dryRun = DryRuns.Of(context);
        Validate(context.Flags);
        var printer = new ResultPrinter(context, dryRun);
        var type = TypeOf(context.Flags.Text("type"));
        var patch = Read(context);
        var count = 0;
        context.Find(context.Query()).Visit(info =>
        {
            count++;
            var before = info.Object!;
            var after = dryRun == DryRun.Client ? Local(info, before, type, patch) : Send(context, info, type, patch, dryRun);
            var changed = !JsonNode.DeepEquals(before, after);
            if (dryRun == DryRun.None && ChangeCause.Patch(context) is { } cause)
                after = context.Client.Patch(info.Type, info.Namespace, info.Name, PatchType.Merge, cause, Options(context, dryRun));
            printer.Print(info, after, changed ? "patched" : "patched (no change)");
        });
        if (count == 0) throw new KubectlException("no objects passed to patch");
    }

    private static void Validate(FlagValues flags)
    {
        var (patch, file) = (flags.Text("patch"), flags.Text("patch-file"));
        if (patch.Length > 0 && file.Length > 0) throw new KubectlException("cannot specify --patch and --patch-file together");
        if (patch.Length == 0 && file.Length == 0)
            throw new KubectlException("must specify --patch or --patch-file containing the contents of the patch");
        TypeOf(flags.Text("type"));
    }

    private static PatchType TypeOf(string text) => text.ToLowerInvariant() switch
    {
        "" or "strategic" => PatchType.StrategicMerge,
        "merge" => PatchType.Merge,
        "json" => PatchType.Json,
        _ => throw new KubectlException($"--type must be one of [json merge strategic], not \"{text}\""),
    };

    private static JsonNode Read(CommandContext context)
    {
        var text = context.Flags.Text("patch");
        if (context.Flags.Text("patch-file") is { Length: > 0 } file)
        {
            var path = Path.Combine(context.Invocation.WorkingDirectory, file);
            if (!File.Exists(path)) throw new KubectlException($"unable to read patch file: open {file}: no such file or directory");
            text = File.ReadAllText(path);
        }
        try
        {
            return YamlReader.ReadDocument(text) ?? new JsonObject();
        }
        catch (YamlSyntaxException bad)
        {
            throw new KubectlException($"unable to parse {GoQuote.Of(context.Flags.Text("patch"))}: {bad.Message}");
        }
    }

    private static JsonObject Send(CommandContext context, ResourceInfo info, PatchType type, JsonNode patch, DryRun dryRun) =>
        context.Client.Patch(info.Type, info.Namespace, info.Name, type, patch, Options(context, dryRun));

    private static WriteOptions Options(CommandContext context, DryRun dryRun) => new(
        DryRun: dryRun == DryRun.Server,
        FieldManager: "kubectl-patch",
        Subresource: context.Flags.Text("subresource") is { Length: > 0 } subresource ? subresource : null,
        OnWarning: context.Warn);

    private static JsonObject Local(ResourceInfo info, JsonObject before, PatchType type, JsonNode patch)
    {
        try
        {
            return type == PatchType.Json ? JsonPatch.Apply(before, patch)
                : patch is not JsonObject fields ? throw new KubectlException("Invalid JSON Patch")
                : type == PatchType.Merge ? JsonMergePatch.Apply(before, fields)
                : StrategicMergePatch.Apply(before, fields, info.Type);
        }
        catch (PatchException bad)
        {
            throw new KubectlException(bad.Message);
        }
    }
}
