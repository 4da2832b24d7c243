using System.Globalization;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary><c>kubectl scale</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/scale/scale.go; pkg/scale/scale.go.</remarks>
internal static class ScaleCommand
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("scale", "Set a new size for a deployment, replica set, or replication controller")
    {
        SuggestFor = ["resize"],
        Usage = "[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)",
        Flags =
        [
            .. CommonFlags.Filenames, .. CommonFlags.Output, CommonFlags.Selector, CommonFlags.All, CommonFlags.DryRun, CommonFlags.Record,
            new("replicas", FlagKind.Number, "The new number of replicas") { Required = true },
            new("current-replicas", FlagKind.Number, "Only if there are so many replicas now; -1: any number") { Default = "-1" },
            new("resource-version", FlagKind.Text, "Only if the object is still of this version"),
            new("timeout", FlagKind.Duration, "How long to wait for the pods; 0: not at all"),
        ],
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var flags = context.Flags;
        var dryRun = DryRuns.Of(context);
        var printer = new ResultPrinter(context, dryRun);
        if (flags.Number("replicas") < 0)
            throw new KubectlException("The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
        if (flags.Number("current-replicas") < -1)
            throw new KubectlException("The --current-replicas must specify an integer of -1 or greater");

        var infos = context.Find(context.Query() with { TypeMeansAll = flags.Switch("all") }).ReadAll(out var errors);
        if (flags.Text("resource-version").Length > 0 && infos.Count > 1)
            throw new KubectlException("cannot use --resource-version with multiple resources");
        if (infos.Count == 0)
        {
            throw new KubectlException(errors.Count == 0
                ? "no objects passed to scale"
                : $"no objects passed to scale {new KubectlAggregateException(errors).Message}");
        }
        foreach (var info in infos)
        {
            if (dryRun != DryRun.Client)
            {
                Scale(context, info, dryRun);
                if (ChangeCause.Patch(context) is { } cause)
                    context.Client.Patch(info.Type, info.Namespace, info.Name, PatchType.Merge, cause, new WriteOptions());
            }
            printer.Print(info, info.Object!, "scaled");
        }
        KubectlAggregateException.ThrowIfAny(errors);
    }

    private static void Scale(CommandContext context, ResourceInfo info, DryRun dryRun)
    {
        var replicas = context.Flags.Number("replicas");
        if (context.Flags.Number("current-replicas") != -1 || context.Flags.Text("resource-version").Length > 0) CheckFirst(context, info);
        var patch = new JsonObject { ["spec"] = new JsonObject { ["replicas"] = replicas } };
        context.Client.Patch(info.Type, info.Namespace, info.Name, PatchType.Merge, patch,
            new WriteOptions(DryRun: dryRun == DryRun.Server, Subresource: "scale"));
        var timeout = context.Flags.Duration("timeout");
        if (timeout == TimeSpan.Zero || dryRun == DryRun.Server) return;
        for (var end = context.Now + timeout; !HasScaled(context, info, replicas); context.Sleep(Poll))
        {
            if (context.Now >= end) throw new KubectlException($"timed out waiting for \"{info.Name}\" to be synced");
        }
    }

    private static void CheckFirst(CommandContext context, ResourceInfo info)
    {
        var live = context.Client.Get(info.Type, info.Namespace, info.Name);
        var expected = context.Flags.Number("current-replicas");
        var replicas = live.NumberAt("spec", "replicas") ?? 0;
        if (expected != -1 && replicas != expected) throw Unexpected("replicas", Text(expected), Text(replicas));
        var version = context.Flags.Text("resource-version");
        var current = live.TextAt("metadata", "resourceVersion") ?? "";
        if (version.Length > 0 && version != current) throw Unexpected("resource version", version, current);
    }

    private static bool HasScaled(CommandContext context, ResourceInfo info, long replicas)
    {
        var live = context.Client.Get(info.Type, info.Namespace, info.Name);
        return live.NumberAt("spec", "replicas") != replicas || (live.NumberAt("status", "replicas") ?? 0) == replicas;
    }

    private static KubectlException Unexpected(string what, string expected, string actual) =>
        new($"Expected {what} to be {expected}, was {actual}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
