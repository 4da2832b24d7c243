namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The image is not on the node, and the template forbids to pull it.</summary>
internal static class ImageNeverPulledRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.Containers(IsIt).AddRange(scene.Containers(IsIt, init: true));
        if (found is not [var first, ..]) return null;
        return new Finding("ImageNeverPulled", $"The image {first.Status.Image} is not on {first.Pod.Spec.NodeName}, and imagePullPolicy Never forbids to pull it (ErrImageNeverPull, {Say.Count(found.Length, "pod", "pods")}).")
        {
            WaysOut = [$"apply a manifest with {"imagePullPolicy: IfNotPresent"}"],
        };
    }

    private static bool IsIt(k8s.Models.V1ContainerStatus status) => status.State?.Waiting?.Reason == "ErrImageNeverPull";
}
