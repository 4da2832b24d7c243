namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The scheduler has not looked at new pods yet.</summary>
internal static class NotPlacedRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var count = scene.NewPods.Count(pod => string.IsNullOrEmpty(pod.Spec.NodeName));
        return count > 0
            ? new Finding("NotPlaced", $"{Say.NewPods(count, scene.NewPods.Length)} {Say.Verb(count, "waits", "wait")} for the scheduler to choose a node.") { EndsByItself = true }
            : null;
    }
}
