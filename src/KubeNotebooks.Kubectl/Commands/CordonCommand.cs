using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary><c>kubectl cordon</c> and <c>uncordon</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/drain/drain.go; pkg/drain/cordon.go.</remarks>
internal static class CordonCommand
{
    /// <summary>The command <c>cordon</c>, as data.</summary>
    public static Command Cordon { get; } = Define("cordon", "Mark node as unschedulable", unschedulable: true);

    /// <summary>The command <c>uncordon</c>, as data.</summary>
    public static Command Uncordon { get; } = Define("uncordon", "Mark node as schedulable", unschedulable: false);

    /// <summary>The nodes that a command line names.</summary>
    public static IReadOnlyList<ResourceInfo> Nodes(CommandContext context)
    {
        var selector = context.Flags.Text("selector");
        var name = context.Found.Command.Name;
        if (context.Arguments.Count == 0 && !context.Flags.Given("selector")) throw context.UsageError($"USAGE: {name} NODE [flags]");
        if (context.Arguments.Count > 0 && selector.Length > 0)
            throw context.UsageError("error: cannot specify both a node name and a --selector option");
        var arguments = context.Arguments.Select(argument => argument.Contains('/') ? argument : $"nodes/{argument}");
        var query = new ResourceQuery
        {
            Arguments = context.Arguments.Count == 0 ? ["nodes"] : [.. arguments],
            Selector = selector,
            TypeMeansAll = true,
            SingleType = true,
            ContinueOnError = false,
        };
        var infos = context.Find(query).ReadAll();
        foreach (var info in infos.Where(info => info.Type != ResourceCatalogue.Nodes))
        {
            throw new KubectlException("error: expected resource of type node, got "
                + $"\"{info.Type.Group}/{info.Type.Version}, Resource={info.Type.Plural}\"");
        }
        return infos;
    }

    /// <summary>Marks nodes, and says for each whether that changed anything.</summary>
    public static void Mark(CommandContext context, IReadOnlyList<ResourceInfo> nodes, bool unschedulable, DryRun dryRun)
    {
        var done = unschedulable ? "cordoned" : "uncordoned";
        foreach (var info in nodes)
        {
            var already = info.Object.TrueAt("spec", "unschedulable") == unschedulable;
            if (already || dryRun == DryRun.Client || Send(context, info, unschedulable, dryRun))
                context.Line($"{info.DisplayName} {(already ? "already " : "")}{done}{dryRun.Suffix()}");
        }
    }

    private static Command Define(string name, string summary, bool unschedulable) => new(name, summary)
    {
        Usage = "NODE",
        Flags = [CommonFlags.Selector, CommonFlags.DryRun],
        Arguments = ArgumentKind.Nodes,
        Run = context => Mark(context, Nodes(context), unschedulable, DryRuns.Of(context)),
    };

    private static bool Send(CommandContext context, ResourceInfo info, bool unschedulable, DryRun dryRun)
    {
        var patch = new JsonObject { ["spec"] = new JsonObject { ["unschedulable"] = unschedulable ? true : null } };
        try
        {
            var options = new WriteOptions(DryRun: dryRun == DryRun.Server);
            context.Client.Patch(info.Type, null, info.Name, PatchType.StrategicMerge, patch, options);
            return true;
        }
        catch (StatusException refused)
        {
            context.ErrorLine($"error: unable to {(unschedulable ? "" : "un")}cordon node \"{info.Name}\": {refused.Message}");
            return false;
        }
    }
}
