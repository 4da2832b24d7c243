using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>The next step of a rolling update, with the numbers that led to it.</summary>
internal sealed record RolloutDecision
{
    /// <summary>The limits that hold: at most <see cref="RolloutLimits.MaxTotal"/> pods, at least <see cref="RolloutLimits.MinAvailable"/> available.</summary>
    public required RolloutLimits Limits { get; init; }

    /// <summary>How many pods all ReplicaSets want together.</summary>
    public required int Total { get; init; }

    /// <summary>The new ReplicaSet's next size; null when it stays.</summary>
    public ReplicaSetScale? New { get; init; }

    /// <summary>Pods of the new ReplicaSet that are wanted but not yet available.</summary>
    public int NewUnavailable { get; init; }

    /// <summary>How many old pods may go if the unavailable new ones never come up; 0 or less: none.</summary>
    public int MaxScaledDown { get; init; }

    /// <summary>Old ReplicaSets that lose pods that are not available anyway.</summary>
    public ImmutableArray<ReplicaSetScale> Unhealthy { get; init; } = [];

    /// <summary>Whether an old ReplicaSet's status lags behind its size, so that the step ends there and counts as nothing.</summary>
    public bool StatusLags { get; init; }

    /// <summary>How many pods are available, old and new.</summary>
    public int Available { get; init; }

    /// <summary>Old ReplicaSets that lose available pods.</summary>
    public ImmutableArray<ReplicaSetScale> Healthy { get; init; } = [];
}
