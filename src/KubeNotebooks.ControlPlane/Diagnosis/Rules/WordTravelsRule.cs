namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>All is as it should be, and the controllers have not told each other yet.</summary>
internal static class WordTravelsRule
{
    /// <summary>Always has something to say: it is the last rule.</summary>
    public static Finding? Look(RolloutScene scene) => new("WordTravels", scene.OldPods.IsEmpty
        ? (Sentence)$"The pods are as they should be; the controllers are about to count them."
        : $"{Say.Count(scene.OldPods.Length, "old pod is", "old pods are")} left; the controllers are about to act on what has changed.")
    {
        EndsByItself = true,
    };
}
