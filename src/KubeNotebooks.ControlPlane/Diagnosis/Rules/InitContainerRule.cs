using k8s.Models;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>An init container fails, so that the containers after it never start.</summary>
internal static class InitContainerRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.Containers(HasFailed, init: true);
        if (found is not [var first, ..]) return null;
        var ended = first.Status.State?.Terminated ?? first.Status.LastState?.Terminated;
        return new Finding("InitContainer", $"{Say.NewPods(found.Length, scene.NewPods.Length)} cannot start: init container {first.Status.Name} ends with exit code {ended?.ExitCode ?? 0}.")
        {
            More = Ending.More(scene, first),
            WaysOut = [$"apply a manifest whose init container ends with exit code 0"],
        };
    }

    private static bool HasFailed(V1ContainerStatus status) => status.State switch
    {
        { Terminated: { ExitCode: not 0 } } => true,
        { Waiting.Reason: "CrashLoopBackOff" } => true,
        { Running: not null } => status.LastState?.Terminated is { ExitCode: not 0 },
        _ => false,
    };
}
