using System.Globalization;
using System.Text;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>What kind of decision a <see cref="RolloutStep"/> is.</summary>
public enum RolloutStepKind
{
    /// <summary>A step of a rolling update, which stays between two numbers of pods.</summary>
    RollingUpdate,

    /// <summary>A step of a rollout that stops all old pods before it starts new ones.</summary>
    Recreate,

    /// <summary>The number of replicas has changed.</summary>
    Scaling,

    /// <summary>The Deployment is paused: sizes follow the number of replicas, the template does not matter.</summary>
    Paused,
}

/// <summary>The trace's note of what the Deployment controller decided, with the numbers that it saw.</summary>
/// <remarks>
/// Simulated: a real controller keeps its sum to itself. One is noted when the sizes have been written, or when there was nothing to
/// write; never twice the same for a Deployment in a row. The numbers are those that the controller's caches showed when it began.
/// </remarks>
public sealed record RolloutStep
{
    /// <summary>The Deployment's UID.</summary>
    public required string DeploymentUid { get; init; }

    /// <summary>What kind of decision it is.</summary>
    public required RolloutStepKind Kind { get; init; }

    /// <summary>How many pods the Deployment wants.</summary>
    public required int Replicas { get; init; }

    /// <summary>How many more there may be for a while; a percentage was rounded up.</summary>
    public required int MaxSurge { get; init; }

    /// <summary>How many may be missing for a while; a percentage was rounded down.</summary>
    public required int MaxUnavailable { get; init; }

    /// <summary>The ReplicaSet of the current template; null before it is made.</summary>
    public required string? NewReplicaSet { get; init; }

    /// <summary>How many pods the new ReplicaSet wanted.</summary>
    public required int NewWanted { get; init; }

    /// <summary>How many available pods the new ReplicaSet reported.</summary>
    public required int NewAvailable { get; init; }

    /// <summary>How many pods the old ReplicaSets wanted together.</summary>
    public required int OldWanted { get; init; }

    /// <summary>How many available pods the old ReplicaSets reported together.</summary>
    public required int OldAvailable { get; init; }

    /// <summary>Of Recreate: how many old pods had not ended yet.</summary>
    public int OldPodsLeft { get; init; }

    /// <summary>Whether an old ReplicaSet's status lagged behind its size, so that nothing was removed.</summary>
    public bool StatusLags { get; init; }

    /// <summary>What it did, in the order of writing; empty when it had to wait, or when nothing was left to do.</summary>
    public SizeChanges Changes { get; init; } = SizeChanges.None;

    /// <summary>How many pods all ReplicaSets wanted together.</summary>
    public int Total => NewWanted + OldWanted;

    /// <summary>How many pods were available.</summary>
    public int Available => NewAvailable + OldAvailable;

    /// <summary>Never more pods than this, terminating ones aside.</summary>
    public int MaxTotal => Replicas + MaxSurge;

    /// <summary>Never fewer available pods than this.</summary>
    public int MinAvailable => Replicas - MaxUnavailable;

    /// <summary>Pods of the new ReplicaSet that were wanted but not yet available.</summary>
    public int NewUnavailable => NewWanted - NewAvailable;

    /// <summary>How many new pods the limits allowed to add.</summary>
    public int MayAdd => Math.Max(0, Math.Min(MaxTotal - Total, Replicas - NewWanted));

    /// <summary>
    /// How many pods the limits allowed to remove, if the unavailable new ones never come up; may be less than 0, and more than there
    /// are.
    /// </summary>
    public int RemovalBudget => RollingUpdate.MaxScaledDown(new RolloutLimits(Replicas, MaxSurge, MaxUnavailable), Total, NewUnavailable);

    /// <summary>How many old pods it may therefore remove.</summary>
    public int MayRemove => Math.Clamp(RemovalBudget, 0, OldWanted);

    /// <summary>Whether all wanted pods were new and available, and no old one was wanted.</summary>
    public bool IsComplete => NewWanted == Replicas && NewAvailable == Replicas && OldWanted == 0 && Changes.Count == 0;

    /// <summary>The numbers in one line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{Kind}: {Replicas} replicas, at most {MaxTotal}, at least {MinAvailable}; new {NewWanted} ({NewAvailable} available), old {OldWanted} ({OldAvailable} available)");
        if (OldPodsLeft > 0) text.Append(CultureInfo.InvariantCulture, $", {OldPodsLeft} old pods left");
        if (StatusLags) text.Append(", a status lags");
        return text.Append("; ").Append(Changes).ToString();
    }
}
