using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands.Apply;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary><c>kubectl diff</c>: shows what apply would change.</summary>
/// <remarks>Source: kubectl pkg/cmd/diff/diff.go. Exit codes: 0 no difference, 1 differences, 2 an error.</remarks>
internal static class DiffCommand
{
    private const int MaximumTries = 4;

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("diff", "Diff the live version against a would-be applied version")
    {
        Usage = "-f FILENAME",
        Flags =
        [
            .. CommonFlags.Filenames, CommonFlags.Selector, CommonFlags.FieldManager,
            new("show-managed-fields", FlagKind.Switch),
            new("concurrency", FlagKind.Number) { Default = "1" },
            Flag.Unsupported("server-side", FlagKind.Switch), Flag.Unsupported("force-conflicts", FlagKind.Switch),
            Flag.Unsupported("prune", FlagKind.Switch), Flag.Unsupported("prune-allowlist"),
        ],
        ErrorExitCode = 2,
        Arguments = ArgumentKind.None,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        context.RefuseArguments();
        context.RequireFilename();
        var files = new DiffFolders(context);
        context.Find(context.Query() with { ContinueOnError = false }).Visit(info =>
        {
            var (live, merged) = Versions(context, info);
            (live, merged) = SecretMask.Apply(info.Type, live, merged);
            files.Add(NameOf(info), YamlOf(live), YamlOf(merged));
        });
        files.Compare();
    }

    private static (JsonObject? Live, JsonObject Merged) Versions(CommandContext context, ResourceInfo info)
    {
        var manifest = info.Object!;
        for (var tries = 1; ; tries++)
        {
            JsonObject? live;
            try
            {
                live = info.Fetch(context.Client);
            }
            catch (StatusException missing) when (missing.Reason == "NotFound")
            {
                live = null;
            }
            var last = tries == MaximumTries;
            if (last)
            {
                var kind = $"{info.Type.ApiVersion}, Kind={info.Type.Kind}";
                context.ErrorLine($"Object ({kind}: {info.Name}) keeps changing, diffing without lock");
            }
            try
            {
                return (live, Merge(context, info, manifest, live, locked: !last));
            }
            catch (StatusException conflict) when (conflict.Reason == "Conflict" && !last)
            {
                // The object changed in between: it is read again.
            }
        }
    }

    private static JsonObject Merge(CommandContext context, ResourceInfo info, JsonObject manifest, JsonObject? live, bool locked)
    {
        var options = new WriteOptions(DryRun: true, FieldManager: "kubectl-client-side-apply");
        if (live is null) return context.Client.Create(info.Type, info.Namespace, manifest.Copy(), options);
        var modified = manifest.Copy();
        modified.Ensure("metadata", "annotations").Remove(LastApplied.Annotation);
        return new ApplyPatcher(context, info, modified, options) { WithResourceVersion = locked }.Apply(live);
    }

    private static string NameOf(ResourceInfo info) =>
        (info.Type.Group.Length == 0 ? "" : $"{info.Type.Group}.") + $"{info.Type.Version}.{info.Type.Kind}.{info.Namespace}.{info.Name}";

    private static string YamlOf(JsonObject? json) => json is null ? "" : YamlWriter.Write(json);
}
