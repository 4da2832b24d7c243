using k8s.Models;
using C = KubeNotebooks.ControlPlane.Controllers.Deployment.DeploymentConditions;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>Whether a rollout is complete, moves on, or is stuck: the Progressing condition.</summary>
/// <remarks>
/// Source: kubernetes pkg/controller/deployment/progress.go; pkg/controller/deployment/util/deployment_util.go,
/// DeploymentComplete, DeploymentProgressing, DeploymentTimedOut.
/// </remarks>
internal static class ProgressRules
{
    /// <summary>Whether the Deployment is watched for progress at all.</summary>
    public static bool HasDeadline(V1Deployment deployment) => deployment.Spec.ProgressDeadlineSeconds is not (null or int.MaxValue);

    /// <summary>Whether all pods are of the new template and available, and no old ones are left.</summary>
    /// <param name="deployment">Gives the wanted number and the generation.</param>
    /// <param name="status">The stored status, or a new one.</param>
    public static bool IsComplete(V1Deployment deployment, V1DeploymentStatus? status)
    {
        var replicas = deployment.Spec.Replicas ?? 1;
        return (status?.UpdatedReplicas ?? 0) == replicas && (status?.Replicas ?? 0) == replicas
            && (status?.AvailableReplicas ?? 0) == replicas
            && (status?.ObservedGeneration ?? 0) >= (deployment.Metadata.Generation ?? 0);
    }

    /// <summary>Whether anything moved on since the stored status.</summary>
    public static bool IsProgressing(V1DeploymentStatus? stored, V1DeploymentStatus status) =>
        Updated(status) > Updated(stored) || Old(status) < Old(stored)
        || (status.ReadyReplicas ?? 0) > (stored?.ReadyReplicas ?? 0)
        || (status.AvailableReplicas ?? 0) > (stored?.AvailableReplicas ?? 0);

    /// <summary>Whether nothing moved on for longer than the deadline.</summary>
    public static bool HasTimedOut(V1Deployment deployment, V1DeploymentStatus status, DateTimeOffset now)
    {
        if (C.Find(status.Conditions, C.Progressing) is not { } current || current.Reason == C.NewReplicaSetAvailable) return false;
        return current.Reason == C.ProgressDeadlineExceeded || Deadline(deployment, current) < now;
    }

    /// <summary>The conditions with the Progressing one as it is now.</summary>
    /// <param name="seen">What the pass sees.</param>
    /// <param name="status">The new counters and conditions so far.</param>
    /// <param name="now">The time, to the full resolution.</param>
    /// <param name="seconds">The time in whole seconds.</param>
    public static IList<V1DeploymentCondition>? Progressing(
        DeploymentView seen, V1DeploymentStatus status, DateTimeOffset now, DateTime seconds)
    {
        var deployment = seen.Deployment;
        var conditions = status.Conditions;
        if (!HasDeadline(deployment)) return C.Remove(conditions, C.Progressing);
        var current = C.Find(deployment.Status?.Conditions, C.Progressing);
        if (current?.Reason == C.NewReplicaSetAvailable && (status.Replicas ?? 0) == Updated(status)) return conditions;

        var subject = seen.New is null ? $"Deployment \"{deployment.Metadata.Name}\"" : $"ReplicaSet \"{seen.New.Metadata.Name}\"";
        if (IsComplete(deployment, status))
        {
            return C.Set(conditions, C.New(
                C.Progressing, C.True, C.NewReplicaSetAvailable, $"{subject} has successfully progressed.", seconds));
        }
        if (IsProgressing(deployment.Status, status))
        {
            var moved = C.New(C.Progressing, C.True, C.ReplicaSetUpdated, $"{subject} is progressing.", seconds);
            if (current?.Status == C.True) moved = moved with { LastTransitionTime = current.LastTransitionTime };
            return C.Set(C.Remove(conditions, C.Progressing), moved);
        }
        return HasTimedOut(deployment, status, now)
            ? C.Set(conditions, C.New(
                C.Progressing, C.False, C.ProgressDeadlineExceeded, $"{subject} has timed out progressing.", seconds))
            : conditions;
    }

    /// <summary>When a pass that changed nothing has to look again, because the deadline may pass meanwhile.</summary>
    /// <returns>How long from now; zero: with the queue's own back-off; null: not at all.</returns>
    public static TimeSpan? CheckAgain(DeploymentView seen, V1DeploymentStatus status, DateTimeOffset now)
    {
        var deployment = seen.Deployment;
        if (!HasDeadline(deployment) || C.Find(deployment.Status?.Conditions, C.Progressing) is not { } current) return null;
        if (current.Reason == C.ProgressDeadlineExceeded || IsComplete(deployment, status)) return null;
        var left = Deadline(deployment, current) - now;
        if (left >= TimeSpan.FromSeconds(1)) return left + TimeSpan.FromSeconds(1);
        // Simulated: a complete Deployment that lost a pod long after its deadline would spin here without writing anything.
        return current.Reason == C.NewReplicaSetAvailable ? null : TimeSpan.Zero;
    }

    /// <summary>When a Deployment that makes no progress any more is said to have timed out.</summary>
    public static DateTimeOffset Deadline(V1Deployment deployment, V1DeploymentCondition progressing) =>
        new DateTimeOffset(DateTime.SpecifyKind(progressing.LastUpdateTime ?? default, DateTimeKind.Utc))
        + TimeSpan.FromSeconds(deployment.Spec.ProgressDeadlineSeconds ?? 0);

    private static int Updated(V1DeploymentStatus? status) => status?.UpdatedReplicas ?? 0;

    private static int Old(V1DeploymentStatus? status) => (status?.Replicas ?? 0) - Updated(status);
}
