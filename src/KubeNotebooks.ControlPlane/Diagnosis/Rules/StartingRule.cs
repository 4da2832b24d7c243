using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>Kubelets are making the containers of new pods.</summary>
internal static class StartingRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.NewPods.Where(pod => PodStates.Of(pod) == PodState.Starting).ToList();
        return found is [var first, ..]
            ? new Finding("Starting", $"{Say.NewPods(found.Count, scene.NewPods.Length)} {Say.Verb(found.Count, "is", "are")} starting: the kubelet makes volumes, network and containers.")
            {
                EndsByItself = true,
                More = $"Pod {first.Metadata.Name} on {first.Spec.NodeName} was made {Say.Ago(Say.At(first.Metadata.CreationTimestamp), scene.Now)}.",
            }
            : null;
    }
}
