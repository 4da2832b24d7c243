using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Rollouts;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>Says in a few words what a command or a client did to a Deployment.</summary>
internal static class MarkLabel
{
    private const int Longest = 24;

    /// <summary>A command's label.</summary>
    /// <param name="command">As typed, without the program's name.</param>
    /// <param name="before">The Deployment before it; null when there was none.</param>
    /// <param name="after">The Deployment as the command wrote it last; null when it wrote to other objects only.</param>
    public static string OfCommand(string command, V1Deployment? before, V1Deployment? after)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => !word.StartsWith('-')).ToArray();
        var verb = words is ["rollout" or "set", var second, ..] ? $"{words[0]} {second}" : words.FirstOrDefault("");
        if (verb == "rollout undo") return verb;
        if (after is not null && verb != "delete" && Changes(before, after, verb) is { } changes) return changes;
        return Cut(verb.StartsWith("rollout ", StringComparison.Ordinal) ? verb : string.Join(' ', words));
    }

    /// <summary>The label of a change that no command made.</summary>
    public static string OfChange(V1Deployment? before, V1Deployment after, string actor) =>
        Changes(before, after, before is null ? "create" : "update") ?? Cut($"update by {actor}");

    private static string? Changes(V1Deployment? before, V1Deployment after, string verb)
    {
        var replicas = after.Spec.Replicas ?? 1;
        var scaled = before is not null && (before.Spec.Replicas ?? 1) != replicas;
        var image = Images(after) is var images && images != (before is null ? null : Images(before)) ? images : null;
        if (image is null && !scaled) return null;
        if (image is null && verb is "scale" or "update") return string.Create(CultureInfo.InvariantCulture, $"scale to {replicas}");
        var label = image is null ? verb : $"{verb} {image}";
        return scaled ? string.Create(CultureInfo.InvariantCulture, $"{label}, {replicas} replicas") : label;
    }

    private static string Images(V1Deployment deployment)
    {
        var images = Revisions.ImagesOf(deployment.Spec.Template).Select(Short).ToArray();
        return images.Length == 1 ? images[0] : string.Create(CultureInfo.InvariantCulture, $"{images[0]} +{images.Length - 1}");
    }

    /// <summary>An image without its registry and folders.</summary>
    private static string Short(string image) => Cut(image[(image.LastIndexOf('/') + 1)..]);

    private static string Cut(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
}
