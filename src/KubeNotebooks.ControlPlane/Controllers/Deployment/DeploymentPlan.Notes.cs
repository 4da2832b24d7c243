using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>Notes in the trace what was decided.</summary>
internal sealed record NoteDecision(RolloutStep Step) : LocalAction;

/// <content>The notes of what was decided, for those who want to know why.</content>
internal sealed partial class DeploymentPlan
{
    private static NoteDecision Note(RolloutStep step, params ReadOnlySpan<ReplicaSetScale> done) =>
        new(step with { Changes = Changes(done) });

    // The numbers of what the pass sees, before it writes anything.
    private RolloutStep Step(RolloutStepKind kind) => new()
    {
        DeploymentUid = _seen.Deployment.Metadata.Uid,
        Kind = kind,
        Replicas = _seen.Limits.Replicas,
        MaxSurge = _seen.Limits.MaxSurge,
        MaxUnavailable = _seen.Limits.MaxUnavailable,
        NewReplicaSet = _seen.New?.Metadata.Name,
        NewWanted = _seen.New is null ? 0 : DeploymentView.Wanted(_seen.New),
        NewAvailable = _seen.New is null ? 0 : DeploymentView.Available(_seen.New),
        OldWanted = DeploymentView.Sum(_seen.Old, DeploymentView.Wanted),
        OldAvailable = DeploymentView.Sum(_seen.Old, DeploymentView.Available),
    };

    private RolloutStepKind RolloutKind => _seen.IsRollingUpdate ? RolloutStepKind.RollingUpdate : RolloutStepKind.Recreate;

    private static SizeChanges Changes(ReadOnlySpan<ReplicaSetScale> done)
    {
        var changes = ImmutableArray.CreateBuilder<SizeChange>();
        foreach (var scale in done)
        {
            if (scale.From != scale.To) changes.Add(new SizeChange(scale.ReplicaSet.Metadata.Name, scale.From, scale.To));
        }
        return changes.Count == 0 ? SizeChanges.None : new SizeChanges(changes.ToImmutable());
    }
}
