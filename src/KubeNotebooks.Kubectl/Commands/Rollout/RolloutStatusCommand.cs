using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary><c>kubectl rollout status</c>: follows rollouts until they are done.</summary>
/// <remarks>Source: kubectl pkg/cmd/rollout/rollout_status.go.</remarks>
internal static class RolloutStatusCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("status", "Show the status of the rollout")
    {
        Usage = "(TYPE NAME | TYPE/NAME) [flags]",
        Flags =
        [
            .. RolloutTargets.Flags,
            new("watch", FlagKind.Switch, "Follow the rollout until it is done") { Shorthand = 'w', Default = "true" },
            new("revision", FlagKind.Number, "Only if this revision is the running one; 0: any"),
            new("timeout", FlagKind.Duration, "How long to follow; 0: until it is done"),
        ],
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        context.RequireResource();
        Revisions.RefuseNegative(context.Flags.Number("revision"));
        var found = false;
        RolloutTargets.Find(context).Visit(info =>
        {
            found = true;
            Follow(context, info);
        });
        if (!found) RolloutTargets.SayNothingFound(context);
    }

    private static void Follow(CommandContext context, ResourceInfo info)
    {
        if (info.Type.Kind != "Deployment")
            throw new KubectlException($"no status viewer has been implemented for {info.Type.Kind}");
        var timeout = context.Flags.Duration("timeout");
        var end = context.Now + (timeout == TimeSpan.Zero ? Longest : timeout);
        context.Output.Note(new PrintedProgress(info.Type, info.Namespace, info.Name));
        using var watch = new ObjectWatch(context, info);
        if (watch.Current is { } current && Show(context, current)) return;
        while (watch.Next(end) is { } change)
        {
            if (change.Type == WatchEventType.Deleted) throw new KubectlException("object has been deleted");
            if (Show(context, change.Object)) return;
        }
        throw new KubectlException(timeout == TimeSpan.Zero
            ? $"the simulated kubectl does not follow a rollout for more than {Longest.TotalHours:0} hours"
            : "timed out waiting for the condition");
    }

    // Whether there is nothing more to follow.
    private static bool Show(CommandContext context, JsonObject deployment)
    {
        var (text, done) = DeploymentStatus.Of(deployment, context.Flags.Number("revision"));
        context.Line(text);
        return done || !context.Flags.Switch("watch");
    }
}
