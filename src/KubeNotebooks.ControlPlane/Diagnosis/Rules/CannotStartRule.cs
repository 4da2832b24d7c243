using k8s.Models;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The container runtime cannot start the program.</summary>
internal static class CannotStartRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.Containers(IsIt, init: true).AddRange(scene.Containers(IsIt));
        if (found is not [var first, ..]) return null;
        var words = first.Status.State?.Waiting is { Reason: "RunContainerError" } waiting ? waiting.Message : Ended(first.Status)?.Message;
        return new Finding("CannotStart", $"The program of container {first.Status.Name} cannot be started ({Say.Count(found.Length, "pod", "pods")}): {Say.Quote(Core(words ?? ""))}.")
        {
            WaysOut = [$"apply a manifest with a {"command"} that the image has"],
        };
    }

    private static bool IsIt(V1ContainerStatus status) =>
        status.State?.Waiting?.Reason == "RunContainerError" || (status.State?.Running is null && Ended(status)?.Reason == "StartError");

    private static V1ContainerStateTerminated? Ended(V1ContainerStatus status) => status.State?.Terminated ?? status.LastState?.Terminated;

    private static string Core(string message) =>
        message[(message.LastIndexOf("exec: ", StringComparison.Ordinal) is var at and >= 0 ? at : 0)..];
}
