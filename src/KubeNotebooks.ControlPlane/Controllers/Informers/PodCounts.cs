namespace KubeNotebooks.ControlPlane.Controllers.Informers;

/// <summary>How many pods of a ReplicaSet are how far.</summary>
/// <param name="Active">Neither finished nor being deleted, and matching the selector.</param>
/// <param name="FullyLabelled">Those of them that have all labels of the template.</param>
/// <param name="Ready">Those of them that are ready.</param>
internal readonly record struct PodCounts(int Active, int FullyLabelled, int Ready)
{
    /// <summary>The counts with one pod more (or, with -1, one less).</summary>
    public PodCounts Plus(PodFacts pod, int change = 1) => !pod.Counts ? this : new PodCounts(
        Active + change,
        FullyLabelled + (pod.FullyLabelled ? change : 0),
        Ready + (pod.ReadySince is null ? 0 : change));
}
