using k8s.Models;
using C = KubeNotebooks.ControlPlane.Controllers.Deployment.DeploymentConditions;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>Computes a Deployment's status from its ReplicaSets'.</summary>
/// <remarks>Source: kubernetes pkg/controller/deployment/sync.go, calculateStatus; progress.go, syncRolloutStatus.</remarks>
internal static class DeploymentStatusRules
{
    /// <summary>The counters and the Available condition.</summary>
    /// <param name="seen">The ReplicaSets as they were before this pass resized any; one that it made counts.</param>
    /// <param name="now">In whole seconds.</param>
    public static V1DeploymentStatus Counted(DeploymentView seen, DateTime now)
    {
        var all = seen.All;
        var available = DeploymentView.Sum(all, DeploymentView.Available);
        var stored = seen.Deployment.Status;
        return new V1DeploymentStatus
        {
            ObservedGeneration = seen.Deployment.Metadata.Generation,
            Replicas = OrNull(DeploymentView.Sum(all, one => one.Status?.Replicas ?? 0)),
            UpdatedReplicas = OrNull(seen.New?.Status?.Replicas ?? 0),
            ReadyReplicas = OrNull(DeploymentView.Sum(all, one => one.Status?.ReadyReplicas ?? 0)),
            AvailableReplicas = OrNull(available),
            UnavailableReplicas = OrNull(Math.Max(0, seen.TotalReplicas - available)),
            CollisionCount = stored?.CollisionCount,
            Conditions = C.Set(stored?.Conditions, Availability(available >= seen.Limits.MinAvailable, now)),
        };
    }

    /// <summary>The whole status at the end of a pass of a rollout.</summary>
    /// <param name="seen">The ReplicaSets as they were before this pass resized any; one that it made counts.</param>
    /// <param name="now">The time, to the full resolution: deadlines are compared with it.</param>
    /// <param name="seconds">The time in whole seconds, as conditions carry it.</param>
    public static V1DeploymentStatus OfRollout(DeploymentView seen, DateTimeOffset now, DateTime seconds)
    {
        var status = Counted(seen, seconds);
        status = status with { Conditions = ProgressRules.Progressing(seen, status, now, seconds) };
        var failure = ReplicaFailure(seen);
        return status with
        {
            Conditions = failure is null ? C.Remove(status.Conditions, C.ReplicaFailure) : C.Set(status.Conditions, failure),
        };
    }

    private static V1DeploymentCondition Availability(bool enough, DateTime now) => enough
        ? C.New(C.Available, C.True, "MinimumReplicasAvailable", "Deployment has minimum availability.", now)
        : C.New(C.Available, C.False, "MinimumReplicasUnavailable", "Deployment does not have minimum availability.", now);

    private static V1DeploymentCondition? ReplicaFailure(DeploymentView seen)
    {
        if (seen.New is not null && FailureOf(seen.New) is { } ofNew) return ofNew;
        foreach (var one in seen.Old)
        {
            if (FailureOf(one) is { } ofOld) return ofOld;
        }
        return null;
    }

    private static V1DeploymentCondition? FailureOf(V1ReplicaSet replicaSet)
    {
        foreach (var condition in replicaSet.Status?.Conditions ?? [])
        {
            if (condition.Type != C.ReplicaFailure) continue;
            return new V1DeploymentCondition
            {
                Type = C.ReplicaFailure,
                Status = condition.Status,
                Reason = condition.Reason,
                Message = condition.Message,
                LastTransitionTime = condition.LastTransitionTime,
                LastUpdateTime = condition.LastTransitionTime,
            };
        }
        return null;
    }

    // The API leaves a counter out when it is zero.
    private static int? OrNull(int count) => count == 0 ? null : count;
}
