using k8s.Models;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>A ConfigMap or Secret that a container's environment names is not there.</summary>
internal static class MissingConfigRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.Containers(IsIt, init: true).AddRange(scene.Containers(IsIt));
        if (found is not [var first, ..]) return null;
        return new Finding("MissingConfig", $"{Say.NewPods(found.Length, scene.NewPods.Length)} cannot start container {first.Status.Name}: {Say.Quote(first.Status.State.Waiting.Message ?? "")} (CreateContainerConfigError).")
        {
            More = $"The kubelet looks again every 10 to 15 seconds.",
            WaysOut = [$"create what is missing", $"apply a manifest that does not need it"],
        };
    }

    private static bool IsIt(V1ContainerStatus status) => status.State?.Waiting?.Reason == "CreateContainerConfigError";
}
