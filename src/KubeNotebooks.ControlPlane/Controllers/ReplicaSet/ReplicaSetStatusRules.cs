using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.ReplicaSet;

/// <summary>Computes a ReplicaSet's status from its pods.</summary>
/// <remarks>Source: kubernetes pkg/controller/replicaset/replica_set_utils.go, calculateStatus and updateReplicaSetStatus.</remarks>
internal static class ReplicaSetStatusRules
{
    private const string ReplicaFailure = "ReplicaFailure";

    /// <summary>Whether the stored status says what a new one would say, if nothing goes wrong in the pass.</summary>
    public static bool IsUpToDate(ReplicaSetView seen, DateTimeOffset now) => seen.ReplicaSet.Status is { } stored
        && SaysTheSame(stored, seen, now) && Failure(stored) is null;

    /// <summary>The status.</summary>
    /// <param name="seen">The pods as they were when the pass began.</param>
    /// <param name="failure">Why pods could not be created or deleted; null when all went well.</param>
    /// <param name="now">The virtual time.</param>
    /// <param name="seconds">The same in whole seconds.</param>
    /// <returns>The stored status itself when nothing changed.</returns>
    public static V1ReplicaSetStatus Of(ReplicaSetView seen, string? failure, DateTimeOffset now, DateTime seconds)
    {
        var stored = seen.ReplicaSet.Status ?? new V1ReplicaSetStatus();
        var known = Failure(stored);
        if (SaysTheSame(stored, seen, now) && (failure is null) == (known is null)) return stored;
        return stored with
        {
            Replicas = seen.Counts.Active,
            FullyLabeledReplicas = OrNull(seen.Counts.FullyLabelled),
            ReadyReplicas = OrNull(seen.Counts.Ready),
            AvailableReplicas = OrNull(seen.Available(now)),
            ObservedGeneration = seen.ReplicaSet.Metadata.Generation,
            Conditions = Conditions(stored.Conditions, known, failure, seen, seconds),
        };
    }

    private static IList<V1ReplicaSetCondition>? Conditions(
        IList<V1ReplicaSetCondition>? stored, V1ReplicaSetCondition? known, string? failure, ReplicaSetView seen, DateTime seconds)
    {
        if (failure is null) return known is null ? stored : [.. stored!.Where(one => one.Type != ReplicaFailure)];
        if (known is not null) return stored; // the first failure stays as it was told
        return
        [
            .. stored ?? [],
            new V1ReplicaSetCondition
            {
                Type = ReplicaFailure,
                Status = "True",
                Reason = seen.Counts.Active < seen.Wanted ? "FailedCreate" : "FailedDelete",
                Message = failure,
                LastTransitionTime = seconds,
            },
        ];
    }

    private static bool SaysTheSame(V1ReplicaSetStatus stored, ReplicaSetView seen, DateTimeOffset now) =>
        stored.Replicas == seen.Counts.Active
        && (stored.FullyLabeledReplicas ?? 0) == seen.Counts.FullyLabelled
        && (stored.ReadyReplicas ?? 0) == seen.Counts.Ready
        && (stored.AvailableReplicas ?? 0) == seen.Available(now)
        && (stored.ObservedGeneration ?? 0) == (seen.ReplicaSet.Metadata.Generation ?? 0);

    private static V1ReplicaSetCondition? Failure(V1ReplicaSetStatus status)
    {
        if (status.Conditions is not { Count: > 0 } conditions) return null;
        return conditions.FirstOrDefault(one => one.Type == ReplicaFailure);
    }

    // The API leaves these counters out when they are zero.
    private static int? OrNull(int count) => count == 0 ? null : count;
}
