using System.Collections.Immutable;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>What a changed number of replicas does to the ReplicaSets, outside the steps of a rollout.</summary>
/// <param name="Scales">The sizes, in the order of writing.</param>
/// <param name="Proportional">Whether the change is shared out, and the annotations of each ReplicaSet are written even where its size stays.</param>
/// <param name="ToAdd">How many pods are shared out; negative: taken away.</param>
internal sealed record ScalingDecision(ImmutableArray<ReplicaSetScale> Scales, bool Proportional = false, int ToAdd = 0);

/// <summary>Shares a changed number of replicas out among the ReplicaSets of a rollout under way or paused.</summary>
/// <remarks>
/// Source: kubernetes pkg/controller/deployment/sync.go, scale and isScalingEvent;
/// pkg/controller/deployment/util/deployment_util.go, GetReplicaSetProportion.
/// </remarks>
internal static class ProportionalScaling
{
    /// <summary>Whether the Deployment's replicas changed since a ReplicaSet with pods was last written.</summary>
    public static bool IsScalingEvent(DeploymentView seen)
    {
        foreach (var one in seen.All)
        {
            if (DeploymentView.IsActive(one)
                && NewReplicaSet.Annotated(one, DeploymentAnnotations.DesiredReplicas) is { } desired && desired != seen.Replicas)
                return true;
        }
        return false;
    }

    /// <summary>The sizes that the ReplicaSets get.</summary>
    public static ScalingDecision Decide(DeploymentView seen)
    {
        ImmutableArray<V1ReplicaSet> active = [.. seen.All.Where(DeploymentView.IsActive)];
        if (active.Length == 1) return One(active[0], seen.Replicas);
        if (active.IsEmpty)
        {
            var latest = seen.New ?? seen.Old.LastOrDefault();
            return latest is null ? new ScalingDecision([]) : One(latest, seen.Replicas);
        }
        if (IsSaturated(seen)) return new ScalingDecision([.. seen.ActiveOld.Reverse().Select(one => new ReplicaSetScale(one, 0))]);
        return seen.IsRollingUpdate ? Share(seen, active) : new ScalingDecision([]);
    }

    private static ScalingDecision One(V1ReplicaSet replicaSet, int size) =>
        new(DeploymentView.Wanted(replicaSet) == size ? [] : [new ReplicaSetScale(replicaSet, size)]);

    private static bool IsSaturated(DeploymentView seen) => seen.New is { } newest
        && DeploymentView.Wanted(newest) == seen.Replicas
        && NewReplicaSet.Annotated(newest, DeploymentAnnotations.DesiredReplicas) == seen.Replicas
        && DeploymentView.Available(newest) == seen.Replicas;

    private static ScalingDecision Share(DeploymentView seen, ImmutableArray<V1ReplicaSet> active)
    {
        var allowed = seen.Replicas > 0 ? seen.Limits.MaxTotal : 0;
        var toAdd = allowed - DeploymentView.Sum(active, DeploymentView.Wanted);
        var bySize = toAdd switch
        {
            > 0 => active.Sort((x, y) => Compare(x, y, newerFirst: true)),
            < 0 => active.Sort((x, y) => Compare(x, y, newerFirst: false)),
            _ => active,
        };
        var sizes = new int[bySize.Length];
        var added = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            var share = Proportion(bySize[i], seen, toAdd, added);
            sizes[i] = DeploymentView.Wanted(bySize[i]) + share;
            added += share;
        }
        sizes[0] = toAdd == 0 ? sizes[0] : Math.Max(0, sizes[0] + toAdd - added);
        return new ScalingDecision([.. bySize.Select((one, i) => new ReplicaSetScale(one, sizes[i]))], Proportional: true, toAdd);
    }

    private static int Proportion(V1ReplicaSet replicaSet, DeploymentView seen, int toAdd, int added)
    {
        if (toAdd == 0 || toAdd == added) return 0;
        var fraction = Fraction(replicaSet, seen);
        return toAdd > 0 ? Math.Min(fraction, toAdd - added) : Math.Max(fraction, toAdd - added);
    }

    private static int Fraction(V1ReplicaSet replicaSet, DeploymentView seen)
    {
        var wanted = DeploymentView.Wanted(replicaSet);
        if (seen.Replicas == 0) return -wanted;
        var before = NewReplicaSet.Annotated(replicaSet, DeploymentAnnotations.MaxReplicas) ?? 0;
        if (before == 0) before = seen.Deployment.Status?.Replicas ?? 0;
        if (before == 0) return 0;
        return (int)Math.Round((double)wanted * seen.Limits.MaxTotal / before, MidpointRounding.AwayFromZero) - wanted;
    }

    private static int Compare(V1ReplicaSet x, V1ReplicaSet y, bool newerFirst)
    {
        var bySize = DeploymentView.Wanted(y).CompareTo(DeploymentView.Wanted(x));
        if (bySize != 0) return bySize;
        return newerFirst ? DeploymentView.OldestFirst(y, x) : DeploymentView.OldestFirst(x, y);
    }
}
