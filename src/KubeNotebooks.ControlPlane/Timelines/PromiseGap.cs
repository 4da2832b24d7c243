namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>Which half of the promise.</summary>
public enum PromiseSide
{
    /// <summary>At most replicas and surge.</summary>
    AtMost,

    /// <summary>At least replicas without the unavailable ones.</summary>
    AtLeast,
}

/// <summary>A while in which the numbers were outside the bounds.</summary>
/// <param name="Side">Which bound.</param>
/// <param name="From">The write with which it began.</param>
/// <param name="To">When the numbers were back; the end of the timeline when they never were.</param>
/// <param name="ReplicaSet">The name of the pod's ReplicaSet, or of the one that wanted too many.</param>
/// <param name="Pod">
/// The pod with which it began: the first one too many, or the one that went; empty when no pod came of what was wanted.
/// </param>
/// <param name="Actor">
/// Who caused it: who deleted the pod or wanted the one too many; of a pod that failed by itself, who reported it.
/// </param>
/// <param name="Reason">
/// What happened, in a word: <c>deleted</c>, <c>scaled</c>, <c>created</c>, <see cref="Released"/>, or the STATUS column's word.
/// </param>
/// <param name="Count">The worst number.</param>
/// <param name="Bound">The bound that it is held against.</param>
public sealed record PromiseGap(
    PromiseSide Side, DateTimeOffset From, DateTimeOffset To, string ReplicaSet, string Pod, string Actor, string Reason, int Count, int Bound)
{
    /// <summary>The reason of a pod that runs on, but that its ReplicaSet no longer controls.</summary>
    public const string Released = "released";
}
