using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>Nodes are pulling the image.</summary>
internal static class PullingRule
{
    private const int MostFacts = 4;

    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.NewPods.Where(pod => PodStates.Of(pod) == PodState.Starting).Select(pod => (Pod: pod, Pull: Pull(scene, pod))).Where(one => one.Pull is not null).ToList();
        if (found.Count == 0) return null;
        var image = Image(found[0].Pull!.Value);
        var nodes = found.Select(one => one.Pod.Spec.NodeName).Distinct(StringComparer.Ordinal).ToList();
        return new Finding("Pulling", nodes.Count == 1
            ? (Sentence)$"{nodes[0]} is pulling {image}, started {Say.Ago(found[0].Pull!.Value.Last, scene.Now)}."
            : $"{nodes.Count} nodes are pulling {image}.")
        {
            EndsByItself = true,
            Facts = nodes.Count == 1 ? [] :
            [
                .. found.Take(MostFacts).Select(one => (Sentence)$"{one.Pod.Metadata.Name} on {one.Pod.Spec.NodeName}: started {Say.Ago(one.Pull!.Value.Last, scene.Now)}"),
                .. found.Count > MostFacts ? [(Sentence)$"… and {found.Count - MostFacts} more pods"] : Array.Empty<Sentence>(),
            ],
        };
    }

    // The pull that has begun last and has not ended.
    private static PastEvent? Pull(RolloutScene scene, V1Pod pod)
    {
        var uid = pod.Metadata.Uid;
        var pulls = scene.Events(uid, "Pulling");
        var ended = scene.Events(uid, "Pulled").Count(one => one.Message.StartsWith("Successfully", StringComparison.Ordinal))
            + scene.Events(uid, "Failed").Count(one => one.Message.StartsWith("Failed to pull", StringComparison.Ordinal));
        return pulls.Length > ended ? pulls[^1] : null;
    }

    private static string Image(PastEvent pull) => pull.Message.Split('"') is [_, var image, ..] ? image : pull.Message;
}
