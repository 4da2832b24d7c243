using k8s.Models;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The image cannot be pulled.</summary>
internal static class ImagePullRule
{
    private const string Denied = "pull access denied";

    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.Containers(IsIt, init: true).AddRange(scene.Containers(IsIt));
        if (found is not [var first, ..]) return null;
        var failures = found.Select(one => one.Pod.Metadata.Uid).Distinct(StringComparer.Ordinal)
            .SelectMany(uid => scene.Events(uid, "Failed")).Where(one => one.Message.StartsWith("Failed to pull image", StringComparison.Ordinal)).OrderBy(one => one.Last).ToList();
        var words = first.Status.State.Waiting.Message ?? "";
        if (failures is [.., var latest]) words = latest.Message;
        var image = first.Status.Image;
        Sentence tries = $"{Words.Plain(first.Status.State.Waiting.Reason)}, {Say.Count(found.Length, "pod", "pods")}{Tries(failures, scene.Now)}.";
        return scene.WhereIs(image) switch
        {
            ImagePlace.Registry => new Finding("ImagePull", $"{Say.NewPods(found.Length, scene.NewPods.Length)} could not pull {image}. The registry has it now, and the nodes try again.")
            {
                EndsByItself = true,
                More = tries,
            },
            ImagePlace.BuildersMachine => new Finding("ImagePull", $"{Say.NewPods(found.Length, scene.NewPods.Length)} cannot pull {image}: {Why(words)}. It was built on your machine and not pushed.")
            {
                More = tries,
                WaysOut = [$"{Say.Command($"#!sim image push {image}")}"],
            },
            _ => new Finding("ImagePull", $"{Say.NewPods(found.Length, scene.NewPods.Length)} cannot pull {image}: {Why(words)}.")
            {
                More = tries,
                WaysOut = [$"apply a manifest with an image that exists"],
            },
        };
    }

    private static bool IsIt(V1ContainerStatus status) => status.State?.Waiting?.Reason is "ErrImagePull" or "ImagePullBackOff";

    private static Sentence Tries(List<PastEvent> failures, DateTimeOffset now) =>
        failures.Count == 0 ? new Sentence() : $", {Say.Count(failures.Sum(one => one.Count), "try", "tries")}, last {Say.Ago(failures[^1].Last, now)}";

    private static Sentence Why(string message)
    {
        if (message.Contains("no such host", StringComparison.Ordinal)) return $"there is no such registry (no such host)";
        if (message.IndexOf(Denied, StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = message.IndexOf(": ", start, StringComparison.Ordinal);
            return $"the registry answers {Say.Quote(end < 0 ? message[start..] : message[start..end])}";
        }
        if (message.Contains("not found", StringComparison.Ordinal)) return $"the registry has no such tag (not found)";
        return $"{Say.Quote(message)}";
    }
}
