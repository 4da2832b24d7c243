using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using C = KubeNotebooks.ControlPlane.Controllers.Deployment.DeploymentConditions;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>One pass over a Deployment, as a sequence of actions.</summary>
/// <remarks>
/// The steps branch; every number comes from a rule of its own. Like the original, a pass works on the objects that it read at its
/// start: once it has written the Deployment, a second write of it meets a conflict and the pass is tried again.
/// Source: kubernetes pkg/controller/deployment/deployment_controller.go, syncDeployment; sync.go; rolling.go; recreate.go; rollback.go.
/// </remarks>
internal sealed partial class DeploymentPlan(DeploymentPassView input, KubernetesVersion version, PassContext pass)
{
    private readonly Dictionary<string, V1ReplicaSet> _written = new(StringComparer.Ordinal);
    private DeploymentView _seen = new(input.Deployment, null, []);
    private bool _ended;

    /// <summary>The actions of the pass, in order.</summary>
    public IEnumerable<ControllerAction> Sync() => InOrder(Claim, Choose);

    // What kind of pass it is.
    private IEnumerable<ControllerAction> Choose()
    {
        if (_seen.Deployment.Metadata.DeletionTimestamp is not null) return InOrder(FindNew, PlainStatus);
        return InOrder(NotePause, () => _seen.Deployment.Spec.Paused == true
            ? Scale()
            : Rollback.RequestedRevision(_seen.Deployment) is { } revision
                ? RollBack(revision)
                : InOrder(ScaleIfReplicasChanged, RollOut));
    }

    private IEnumerable<ControllerAction> RollOut() => _seen.IsRollingUpdate
        ? InOrder(FindOrCreateNew, NextRollingStep, CleanUpIfComplete, RolloutStatus)
        : InOrder(FindNew, StopOld, CreateNewIfMissing, StartNew, CleanUpIfComplete, RolloutStatus);

    // Runs steps until one ends the pass or fails it.
    private IEnumerable<ControllerAction> InOrder(params Func<IEnumerable<ControllerAction>>[] steps)
    {
        foreach (var step in steps)
        {
            foreach (var action in step()) yield return action;
            if (_ended || pass.Failed) yield break;
        }
    }

    // Source: kubernetes pkg/controller/controller_ref_manager.go, ClaimReplicaSets.
    private IEnumerable<ControllerAction> Claim()
    {
        var meta = input.Deployment.Metadata;
        foreach (var one in input.Mismatched)
        {
            yield return new PatchMetadata(one, new RemoveOwners([meta.Uid]));
            if (pass.Last.Failure is { Code: not (404 or 422) } refusal) pass.Fail(refusal);
        }
        if (!input.Adoptable.IsEmpty)
        {
            yield return new GetObject(ResourceCatalogue.Deployments, meta.NamespaceProperty, meta.Name);
            if (pass.FailIfRefused()) yield break;
            var fresh = pass.Last.Object!.Metadata;
            if (fresh.Uid != meta.Uid || fresh.DeletionTimestamp is not null)
                pass.Fail(StatusException.NotFound(ResourceCatalogue.Deployments, meta.Name).Status);
        }
        if (pass.Failed) yield break;
        foreach (var one in input.Adoptable)
        {
            yield return new PatchMetadata(one, new AddOwner(OwnerReferences.To(input.Deployment)));
            if (pass.Last.Failure is { } refusal) pass.Fail(refusal);
        }
        _seen = DeploymentView.Of(input.Deployment, input.Owned.Concat(input.Adoptable));
    }

    private IEnumerable<ControllerAction> NotePause()
    {
        var deployment = _seen.Deployment;
        if (!ProgressRules.HasDeadline(deployment)) yield break;
        var reason = C.Find(deployment.Status?.Conditions, C.Progressing)?.Reason;
        if (reason == C.ProgressDeadlineExceeded) yield break;
        var paused = deployment.Spec.Paused == true;
        if (paused == (reason == C.DeploymentPaused)) yield break;
        Set(paused
            ? C.New(C.Progressing, C.Unknown, C.DeploymentPaused, "Deployment is paused", pass.Seconds)
            : C.New(C.Progressing, C.Unknown, C.DeploymentResumed, "Deployment is resumed", pass.Seconds));
        yield return new UpdateObjectStatus(_seen.Deployment);
        pass.FailIfRefused();
    }

    private IEnumerable<ControllerAction> ScaleIfReplicasChanged()
    {
        var cached = _seen;
        foreach (var action in FindNew()) yield return action;
        if (pass.Failed) yield break;
        var changed = ProportionalScaling.IsScalingEvent(_seen);
        _seen = cached with { Deployment = _seen.Deployment }; // the cache does not show yet what was written to the ReplicaSet
        if (!changed) yield break;
        foreach (var action in Scale()) yield return action;
        _ended = true;
    }

    private IEnumerable<ControllerAction> Scale() => InOrder(FindNew, ApplyScaling, CleanUpIfPaused, PlainStatus);

    private IEnumerable<ControllerAction> ApplyScaling()
    {
        var decision = ProportionalScaling.Decide(_seen);
        foreach (var scale in decision.Scales)
        {
            if (scale.From == scale.To && (!decision.Proportional || NewReplicaSet.SizesAreNoted(scale.ReplicaSet, _seen.Limits))) continue;
            foreach (var action in Resize(scale)) yield return action;
            if (_refusal is not null) pass.Fail(_refusal);
            if (pass.Failed) yield break;
        }
        yield return Note(Step(_seen.Deployment.Spec.Paused == true ? RolloutStepKind.Paused : RolloutStepKind.Scaling), decision.Scales.AsSpan());
    }

    private IEnumerable<ControllerAction> NextRollingStep()
    {
        var decision = RollingUpdate.Decide(_seen);
        if (decision.New is { } size)
        {
            foreach (var action in Resize(size)) yield return action;
            if (_refusal is not null) pass.Fail(_refusal);
            else yield return Note(Step(RolloutStepKind.RollingUpdate), size);
        }
        else
        {
            // A refusal here is swallowed: the step counts as if nothing had been scaled.
            var scales = decision.Unhealthy.AddRange(decision.Healthy);
            var written = 0;
            foreach (var scale in scales)
            {
                foreach (var action in Resize(scale)) yield return action;
                if (_refusal is not null) break;
                written++;
            }
            var refused = scales.Length > written;
            if (!refused || written > 0)
                yield return Note(Step(RolloutStepKind.RollingUpdate) with { StatusLags = decision.StatusLags }, scales.AsSpan(0, written));
            if (refused || decision.StatusLags || (decision.Unhealthy.IsEmpty && decision.Healthy.IsEmpty)) yield break;
        }
        if (pass.Failed) yield break;
        foreach (var action in EndWithStatus()) yield return action;
    }

    private IEnumerable<ControllerAction> StopOld()
    {
        var stop = Recreate.StopOld(_seen);
        foreach (var scale in stop)
        {
            foreach (var action in Resize(scale)) yield return action;
            if (_refusal is not null) pass.Fail(_refusal);
            if (pass.Failed) yield break;
        }
        if (stop.IsEmpty && !Recreate.OldPodsRun(_seen, uid => input.UnfinishedPods.GetValueOrDefault(uid))) yield break;
        var left = _seen.Old.Sum(one => input.UnfinishedPods.GetValueOrDefault(one.Metadata.Uid));
        yield return Note(Step(RolloutStepKind.Recreate) with { OldPodsLeft = left }, stop.AsSpan());
        foreach (var action in EndWithStatus()) yield return action;
    }

    private IEnumerable<ControllerAction> StartNew()
    {
        var size = new ReplicaSetScale(_seen.New!, _seen.Replicas);
        if (size.From != size.To)
        {
            foreach (var action in Resize(size)) yield return action;
            if (_refusal is not null) pass.Fail(_refusal);
            if (pass.Failed) yield break;
        }
        yield return Note(Step(RolloutStepKind.Recreate), size);
    }

    private IEnumerable<ControllerAction> RollBack(long revision)
    {
        foreach (var action in FindOrCreateNew()) yield return action;
        if (pass.Failed) yield break;
        var decision = Rollback.Decide(_seen, revision);
        var tell = new RecordEvent(_seen.Deployment, decision.Type, decision.Reason, decision.Message);
        if (decision.Type == "Warning") yield return tell;
        yield return new UpdateObject(decision.Changed);
        if (!pass.FailIfRefused() && decision.Type == "Normal") yield return tell;
    }

    private IEnumerable<ControllerAction> CleanUpIfComplete() =>
        ProgressRules.IsComplete(_seen.Deployment, _seen.Deployment.Status) ? CleanUp() : [];

    private IEnumerable<ControllerAction> CleanUpIfPaused() =>
        _seen.Deployment.Spec.Paused == true && Rollback.RequestedRevision(_seen.Deployment) is null ? CleanUp() : [];

    private IEnumerable<ControllerAction> CleanUp()
    {
        foreach (var one in HistoryCleanup.Decide(_seen, version))
        {
            yield return new DeleteObject(
                ResourceCatalogue.ReplicaSets, one.Metadata.NamespaceProperty, one.Metadata.Name, DeleteRequest.Default);
            if (pass.Last.Failure is { Code: not 404 } refusal) pass.Fail(refusal);
            if (pass.Failed) yield break;
        }
    }
}
