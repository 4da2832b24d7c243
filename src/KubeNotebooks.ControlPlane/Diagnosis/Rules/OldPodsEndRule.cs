namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>Old pods have to end before new ones may start (Recreate).</summary>
internal static class OldPodsEndRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        if (scene.Step is not { OldPodsLeft: > 0 }) return null;
        var ending = scene.Terminating;
        if (ending is not [var first, ..]) return null;
        return new Finding("OldPodsEnd", $"{Say.Count(ending.Length, "old pod is", "old pods are")} ending; each may take up to {(int)(first.Metadata.DeletionGracePeriodSeconds ?? 30)} seconds.") { EndsByItself = true };
    }
}
