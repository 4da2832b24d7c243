namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The image's name cannot be read as one.</summary>
internal static class ImageNameRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.Containers(IsIt).AddRange(scene.Containers(IsIt, init: true));
        if (found is not [var first, ..]) return null;
        return new Finding("ImageName", $"{first.Status.Image} is no name of an image (InvalidImageName, {Say.Count(found.Length, "pod", "pods")}).")
        {
            More = $"The kubelet says {Say.Quote(first.Status.State.Waiting.Message ?? "")}.",
            WaysOut = [$"apply a manifest with the name of an image"],
        };
    }

    private static bool IsIt(k8s.Models.V1ContainerStatus status) => status.State?.Waiting?.Reason == "InvalidImageName";
}
