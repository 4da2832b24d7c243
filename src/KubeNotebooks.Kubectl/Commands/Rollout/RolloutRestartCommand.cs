using System.Globalization;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary><c>kubectl rollout restart</c>.</summary>
/// <remarks>Source: kubectl pkg/polymorphichelpers/objectrestarter.go.</remarks>
internal static class RolloutRestartCommand
{
    private static readonly DeploymentChange Restart = new(
        "restarting is not supported",
        "restarted",
        (context, deployment) =>
        {
            if (deployment.TrueAt("spec", "paused"))
                throw new KubectlException("can't restart paused deployment (run rollout resume first)");
            deployment.Ensure("spec", "template", "metadata", "annotations")["kubectl.kubernetes.io/restartedAt"] = LocalTime(context);
        });

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("restart", "Restart a resource")
    {
        Usage = "RESOURCE",
        Flags = [.. RolloutTargets.Flags, .. CommonFlags.Output, CommonFlags.FieldManager],
        Run = Restart.Run,
    };

    private static string LocalTime(CommandContext context)
    {
        var now = context.Client.Clock.GetLocalNow();
        return now.ToString(now.Offset == TimeSpan.Zero ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
