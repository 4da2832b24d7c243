using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Metadata;

/// <summary>What <c>annotate</c> and <c>label</c> have in common: they change one map in the metadata.</summary>
/// <remarks>Source: kubectl pkg/cmd/annotate/annotate.go; pkg/cmd/label/label.go.</remarks>
internal abstract class MetadataChange(CommandContext context, string field, Pairs pairs)
{
    /// <summary>The flags of both commands.</summary>
    public static IReadOnlyList<Flag> Flags { get; } =
    [
        .. CommonFlags.Filenames, .. CommonFlags.Output, CommonFlags.Selector, CommonFlags.FieldSelector, CommonFlags.All,
        CommonFlags.AllNamespaces, CommonFlags.DryRun, CommonFlags.FieldManager, CommonFlags.Record,
        new("overwrite", FlagKind.Switch, "Replace values that are there already"),
        new("list", FlagKind.Switch, "Show what is there"),
        new("resource-version", FlagKind.Text, "Only if the object is still of this version"),
        Flag.Unsupported("local", FlagKind.Switch),
    ];

    /// <summary>The pairs of the command line.</summary>
    protected Pairs Pairs => pairs;

    /// <summary>The command.</summary>
    protected CommandContext Context => context;

    /// <summary>Who writes, such as <c>kubectl-label</c>.</summary>
    protected abstract string FieldManager { get; }

    /// <summary>Refuses to replace values without <c>--overwrite</c>.</summary>
    /// <param name="current">The map as it is.</param>
    protected abstract void RefuseOverwrite(JsonObject current);

    /// <summary>Says what is about to be removed though it is not there.</summary>
    /// <param name="current">The map as it is.</param>
    protected virtual void SayWhatIsMissing(JsonObject current)
    {
    }

    /// <summary>What was done, such as <c>labeled</c>.</summary>
    /// <param name="before">The object before.</param>
    /// <param name="after">The object after.</param>
    protected abstract string Operation(JsonObject before, JsonObject after);

    /// <summary>Changes all objects that the command line names.</summary>
    protected void Run()
    {
        var flags = context.Flags;
        var dryRun = DryRuns.Of(context);
        var printer = new ResultPrinter(context, dryRun);
        var targets = context.Find(context.Query(pairs.Resources) with { TypeMeansAll = flags.Switch("all"), Latest = true });
        if (!targets.IsSingle && flags.Text("resource-version").Length > 0)
            throw new KubectlException("--resource-version may only be used with a single resource");
        targets.Visit(info =>
        {
            var before = info.Object!;
            var after = before.Copy();
            var map = after.Ensure("metadata", field);
            if (dryRun != DryRun.Client && !flags.Switch("list")) SayWhatIsMissing(map);
            if (!flags.Switch("overwrite")) RefuseOverwrite(map);
            foreach (var (key, value) in pairs.Set) map[key] = value;
            foreach (var key in pairs.Removed) map.Remove(key);
            if (map.Count == 0) after.Ensure("metadata").Remove(field);
            ChangeCause.Record(context, after);
            if (flags.Switch("list")) List(info, targets.IsSingle, map);
            else printer.Print(info, dryRun == DryRun.Client ? after : Send(info, before, after, dryRun), Operation(before, after));
        });
    }

    /// <summary>Refuses flags and arguments that make no sense together.</summary>
    protected void RefuseBadFlags()
    {
        var flags = context.Flags;
        if (flags.Switch("list") && flags.Text("output").Length > 0)
            throw new KubectlException("--list and --output may not be specified together");
        if (flags.Switch("all") && flags.Text("selector").Length > 0)
            throw new KubectlException("cannot set --all and --selector at the same time");
        if (flags.Switch("all") && flags.Text("field-selector").Length > 0)
            throw new KubectlException("cannot set --all and --field-selector at the same time");
        if (pairs.Resources.Count == 0 && flags.Texts("filename").Count == 0)
            throw new KubectlException("one or more resources must be specified as <resource> <name> or <resource>/<name>");
    }

    private JsonObject Send(ResourceInfo info, JsonObject before, JsonObject after, DryRun dryRun)
    {
        var patch = new JsonObject();
        foreach (var part in (ReadOnlySpan<string>)["annotations", "labels"])
        {
            var (old, now) = (before.At("metadata", part) as JsonObject ?? [], after.At("metadata", part) as JsonObject ?? []);
            foreach (var (key, value) in now.Where(pair => !JsonNode.DeepEquals(old[pair.Key], pair.Value)))
                patch.Ensure("metadata", part)[key] = value?.DeepClone();
            foreach (var key in old.Select(pair => pair.Key).Where(key => !now.ContainsKey(key)))
                patch.Ensure("metadata", part)[key] = null;
        }
        if (context.Flags.Text("resource-version") is { Length: > 0 } version) patch.Ensure("metadata")["resourceVersion"] = version;
        return context.Client.Patch(info.Type, info.Namespace, info.Name, PatchType.Merge, patch,
            new WriteOptions(DryRun: dryRun == DryRun.Server, FieldManager: FieldManager));
    }

    // Simulated: in the order of the keys; kubectl's order is that of a Go map, which changes from run to run.
    private void List(ResourceInfo info, bool isSingle, JsonObject map)
    {
        if (!isSingle) context.Line($"Listing {field} for {info.Type.Kind}.{info.Type.Group}/{info.Name}:");
        foreach (var (key, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            context.Line($"{(isSingle ? "" : " ")}{key}={value}");
    }
}
