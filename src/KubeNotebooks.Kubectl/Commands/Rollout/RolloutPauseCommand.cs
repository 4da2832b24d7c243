using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary><c>kubectl rollout pause</c> and <c>resume</c>.</summary>
/// <remarks>Source: kubectl pkg/polymorphichelpers/objectpauser.go, objectresumer.go.</remarks>
internal static class RolloutPauseCommand
{
    private static readonly DeploymentChange PauseChange = new("pausing is not supported", "paused", (_, deployment) =>
    {
        if (deployment.TrueAt("spec", "paused")) throw new KubectlException("is already paused");
        deployment.Ensure("spec")["paused"] = true;
    });

    private static readonly DeploymentChange ResumeChange = new("resuming is not supported", "resumed", (_, deployment) =>
    {
        if (!deployment.TrueAt("spec", "paused")) throw new KubectlException("is not paused");
        deployment.Ensure("spec").Remove("paused");
    });

    /// <summary>The command <c>pause</c>, as data.</summary>
    public static Command Pause { get; } = new("pause", "Mark the provided resource as paused")
    {
        Usage = "RESOURCE",
        Flags = [.. RolloutTargets.Flags, .. CommonFlags.Output, CommonFlags.FieldManager],
        Run = PauseChange.Run,
    };

    /// <summary>The command <c>resume</c>, as data.</summary>
    public static Command Resume { get; } = new("resume", "Resume a paused resource")
    {
        Usage = "RESOURCE",
        Flags = [.. RolloutTargets.Flags, .. CommonFlags.Output, CommonFlags.FieldManager],
        Run = ResumeChange.Run,
    };
}
