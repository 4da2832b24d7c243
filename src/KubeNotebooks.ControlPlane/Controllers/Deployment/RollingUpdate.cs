using System.Collections.Immutable;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>Decides the next step of a rolling update from what is observed now.</summary>
/// <remarks>
/// Totals count what the ReplicaSets want (intent), health counts what they report as available (observation).
/// Source: kubernetes pkg/controller/deployment/rolling.go.
/// </remarks>
internal static class RollingUpdate
{
    /// <summary>The next step: a new size for the new ReplicaSet or, when that stays, smaller sizes for old ones.</summary>
    /// <param name="seen">With the new ReplicaSet.</param>
    public static RolloutDecision Decide(DeploymentView seen)
    {
        var decision = new RolloutDecision { Limits = seen.Limits, Total = seen.TotalReplicas };
        var size = NewReplicaSet.NextSize(seen);
        return size != DeploymentView.Wanted(seen.New!)
            ? decision with { New = new ReplicaSetScale(seen.New!, size) }
            : ScaleDownOld(seen, decision);
    }

    /// <summary>How many old pods may go even if no further new pod becomes available.</summary>
    internal static int MaxScaledDown(RolloutLimits limits, int total, int newUnavailable) =>
        total - limits.MinAvailable - newUnavailable;

    private static RolloutDecision ScaleDownOld(DeploymentView seen, RolloutDecision decision)
    {
        var old = seen.ActiveOld;
        if (old.IsEmpty) return decision;
        var newUnavailable = DeploymentView.Wanted(seen.New!) - DeploymentView.Available(seen.New!);
        var budget = MaxScaledDown(seen.Limits, decision.Total, newUnavailable);
        decision = decision with { NewUnavailable = newUnavailable, MaxScaledDown = budget };
        if (budget <= 0) return decision;
        decision = RemoveUnhealthy(old, budget, decision);
        return decision.StatusLags ? decision : RemoveHealthy(seen, old, decision);
    }

    // Pods that are not available cost nothing: they go first, so that a broken old rollout cannot block the next one.
    private static RolloutDecision RemoveUnhealthy(ImmutableArray<V1ReplicaSet> old, int budget, RolloutDecision decision)
    {
        var steps = ImmutableArray.CreateBuilder<ReplicaSetScale>();
        foreach (var one in old)
        {
            if (budget <= 0) break;
            var wanted = DeploymentView.Wanted(one);
            var unavailable = wanted - DeploymentView.Available(one);
            if (unavailable == 0) continue;
            if (unavailable < 0) return decision with { Unhealthy = steps.ToImmutable(), StatusLags = true };
            var fewer = Math.Min(budget, unavailable);
            steps.Add(new ReplicaSetScale(one, wanted - fewer));
            budget -= fewer;
        }
        return decision with { Unhealthy = steps.ToImmutable() };
    }

    private static RolloutDecision RemoveHealthy(
        DeploymentView seen, ImmutableArray<V1ReplicaSet> old, RolloutDecision decision)
    {
        var available = DeploymentView.Sum(old, DeploymentView.Available) + DeploymentView.Available(seen.New!);
        var budget = available - seen.Limits.MinAvailable;
        var steps = ImmutableArray.CreateBuilder<ReplicaSetScale>();
        foreach (var one in old)
        {
            if (budget <= 0) break;
            var wanted = DeploymentView.Wanted(one);
            foreach (var done in decision.Unhealthy)
            {
                if (ReferenceEquals(done.ReplicaSet, one)) wanted = done.To;
            }
            if (wanted == 0) continue;
            var fewer = Math.Min(wanted, budget);
            steps.Add(new ReplicaSetScale(one, wanted - fewer));
            budget -= fewer;
        }
        return decision with { Available = available, Healthy = steps.ToImmutable() };
    }
}
