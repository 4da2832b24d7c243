using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary><c>kubectl drain</c>: marks nodes as unschedulable and sends their pods away.</summary>
/// <remarks>
/// Source: kubectl pkg/cmd/drain/drain.go; pkg/drain/drain.go, filters.go. Simulated: there are no disruption budgets, so an eviction is a
/// deletion; the pods are told in the order of their names, where the real one tells them all at once.
/// </remarks>
internal sealed class DrainCommand(CommandContext context, DryRun dryRun)
{
    private const string NoController = "cannot delete Pods that declare no controller (use --force to override)";
    private const string LocalStorage = "Pods with local storage (use --delete-emptydir-data to override)";
    private const string NoControllerWarning = "deleting Pods that declare no controller";
    private static readonly TimeSpan Forever = TimeSpan.FromDays(7);

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("drain", "Drain node in preparation for maintenance")
    {
        Usage = "NODE",
        Flags =
        [
            CommonFlags.Selector, CommonFlags.DryRun,
            new("force", FlagKind.Switch, "Delete pods too that no controller will make again"),
            new("delete-emptydir-data", FlagKind.Switch, "Delete pods too that keep data on the node"),
            new("ignore-daemonsets", FlagKind.Switch, "Leave the pods of DaemonSets alone"),
            new("grace-period", FlagKind.Number, "Seconds that pods get to end by themselves; -1: their own") { Default = "-1" },
            new("timeout", FlagKind.Duration, "How long to wait; 0: until all are gone"),
            new("pod-selector", FlagKind.Text, "Only pods with these labels"),
            new("chunk-size", FlagKind.Number) { Default = "500" }, new("disable-eviction", FlagKind.Switch),
            Flag.Unsupported("skip-wait-for-delete-timeout"),
        ],
        Arguments = ArgumentKind.Nodes,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var dryRun = DryRuns.Of(context);
        var nodes = CordonCommand.Nodes(context);
        CordonCommand.Mark(context, nodes, unschedulable: true, dryRun);
        var errors = new List<Exception>();
        var pending = new List<string>();
        foreach (var node in nodes)
        {
            try
            {
                new DrainCommand(context, dryRun).Drain(node);
                context.Line($"{node.DisplayName} drained{dryRun.Suffix()}");
            }
            catch (KubectlAggregateException failed)
            {
                context.ErrorLine($"error: unable to drain node \"{node.Name}\" due to error: {failed.Message}, continuing command...");
                errors.AddRange(failed.Errors);
                pending.Add(node.Name);
            }
        }
        if (pending.Count > 0) context.ErrorLine("There are pending nodes to be drained:");
        foreach (var name in pending) context.ErrorLine($" {name}");
        KubectlAggregateException.ThrowIfAny(errors);
    }

    private void Drain(ResourceInfo node)
    {
        var pods = PodsOf(node);
        if (NamesOf(pods.Where(HasNoController)) is { Length: > 0 } lonely) context.Warn($"{NoControllerWarning}: {lonely}");
        foreach (var pod in pods) context.Line($"evicting pod {pod.Namespace}/{pod.Name}{dryRun.Suffix()}");
        if (dryRun != DryRun.None) return;
        var grace = (int)context.Flags.Number("grace-period");
        foreach (var pod in pods)
            context.Client.Delete(pod.Type, pod.Namespace, pod.Name, new DeleteOptions(grace < 0 ? null : grace));

        var timeout = context.Flags.Duration("timeout");
        var end = context.Now + (timeout == TimeSpan.Zero ? Forever : timeout);
        var errors = new List<Exception>();
        foreach (var pod in pods)
        {
            try
            {
                new DeletionWait(context, pod, pod.Object.TextAt("metadata", "uid")).Until(end);
                context.Line($"pod/{pod.Name} evicted");
            }
            catch (KubectlException)
            {
                errors.Add(new KubectlException(
                    $"error when waiting for pod \"{pod.Name}\" in namespace \"{pod.Namespace}\" to terminate: context deadline exceeded"));
            }
        }
        if (errors.Count == 0) return;
        var failed = new KubectlAggregateException(errors);
        context.ErrorLine($"There are pending pods in node \"{node.Name}\" when an error occurred: {failed.Message}");
        foreach (var pod in PodsOf(node)) context.ErrorLine($"pod/{pod.Name}");
        throw failed;
    }

    private IReadOnlyList<ResourceInfo> PodsOf(ResourceInfo node)
    {
        var selector = context.Flags.Text("pod-selector");
        var list = context.Client.List(
            ResourceCatalogue.Pods, null, new Selection(selector.Length == 0 ? null : selector, $"spec.nodeName={node.Name}"));
        ResourceInfo[] pods = [.. list.ObjectsAt("items").Select(pod => ResourceInfo.Of(ResourceCatalogue.Pods, pod.Copy()))];
        var refused = pods.GroupBy(Refusal).Where(group => group.Key is not null)
            .Select(group => new KubectlException($"cannot delete {group.Key}: {NamesOf(group)}"));
        KubectlAggregateException.ThrowIfAny([.. refused]);
        return pods;
    }

    private string? Refusal(ResourceInfo pod)
    {
        if (IsFinished(pod)) return null;
        var keepsData = pod.Object.ObjectsAt("spec", "volumes").Any(volume => volume["emptyDir"] is not null);
        if (keepsData && !context.Flags.Switch("delete-emptydir-data")) return LocalStorage;
        return HasNoController(pod) && !context.Flags.Switch("force") ? NoController : null;
    }

    private static string NamesOf(IEnumerable<ResourceInfo> pods) => string.Join(", ", pods.Select(pod => $"{pod.Namespace}/{pod.Name}"));

    private static bool HasNoController(ResourceInfo pod) =>
        !IsFinished(pod) && !pod.Object.ObjectsAt("metadata", "ownerReferences").Any(owner => owner.TrueAt("controller"));

    private static bool IsFinished(ResourceInfo pod) => pod.Object.TextAt("status", "phase") is "Succeeded" or "Failed";
}
