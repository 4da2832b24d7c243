using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>New pods are on nodes whose kubelet does not report any more.</summary>
internal static class SilentNodeRule
{
    private const string Unreachable = "node.kubernetes.io/unreachable";

    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var silent = scene.Nodes.Where(node => Ready(node) is { Status: "Unknown" }).ToDictionary(node => node.Metadata.Name, StringComparer.Ordinal);
        if (silent.Count == 0) return null;
        var found = scene.NewPods.Where(pod => PodStates.Of(pod) != PodState.Ready && silent.ContainsKey(pod.Spec.NodeName ?? "")).ToList();
        if (found is not [var first, ..]) return null;
        var node = silent[first.Spec.NodeName];
        var since = Say.At(Ready(node)!.LastTransitionTime);
        var seconds = first.Spec.Tolerations?.FirstOrDefault(one => one.Key == Unreachable && one.Effect is "NoExecute" or null)?.TolerationSeconds;
        var evicts = node.Spec.Taints?.Any(taint => taint.Key == Unreachable && taint.Effect == "NoExecute") == true && seconds is not null;
        return new Finding("SilentNode", $"{Say.NewPods(found.Count, scene.NewPods.Length)} {Say.Verb(found.Count, "is", "are")} on {node.Metadata.Name}, which does not report (NotReady for {Words.Plain(Say.For(since, scene.Now))}): nobody knows how {Say.Verb(found.Count, "it is", "they are")}.")
        {
            EndsByItself = evicts,
            More = evicts
                ? (Sentence)$"Pods tolerate that for {(int)seconds!.Value} seconds; then they are deleted, and new ones are made elsewhere."
                : $"Its pods are not deleted: no node answers, too few do, or they tolerate it for ever.",
            WaysOut = [$"bring the node back"],
        };
    }

    private static V1NodeCondition? Ready(V1Node node) => node.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "Ready");
}
