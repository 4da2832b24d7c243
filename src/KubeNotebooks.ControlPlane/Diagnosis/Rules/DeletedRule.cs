namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The Deployment is being deleted: nothing is rolled out any more.</summary>
internal static class DeletedRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var metadata = scene.Deployment.Metadata;
        if (metadata.DeletionTimestamp is null) return null;
        var left = scene.NewPods.Length + scene.OldPods.Length + scene.Terminating.Length;
        var others = metadata.Finalizers?.Where(one => one != "foregroundDeletion" && one != "orphan").ToList() ?? [];
        return new Finding("Deleted", $"The Deployment is being deleted: its controller rolls nothing out any more.")
        {
            EndsByItself = others.Count == 0,
            More = others.Count > 0 ? (Sentence)$"It stays until somebody takes away its finalizer {others[0]}."
                : left > 0 ? $"First its ReplicaSets and pods go: {Say.Count(left, "pod is", "pods are")} left."
                : (Sentence)$"Its ReplicaSets go first.",
        };
    }
}
