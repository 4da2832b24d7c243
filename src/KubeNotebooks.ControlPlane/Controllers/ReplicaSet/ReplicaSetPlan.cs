using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Controllers.ReplicaSet;

/// <summary>So many pods are about to be created.</summary>
internal sealed record ExpectCreations(int Pods) : LocalAction;

/// <summary>So many pods that were expected will never show.</summary>
internal sealed record LowerCreations(int Pods) : LocalAction;

/// <summary>These pods are about to be deleted.</summary>
internal sealed record ExpectDeletions(ImmutableArray<V1Pod> Pods) : LocalAction;

/// <summary>One pass over a ReplicaSet: claim pods, create or delete some, write the status.</summary>
/// <remarks>Source: kubernetes pkg/controller/replicaset/replica_set.go, syncReplicaSet and manageReplicas.</remarks>
internal sealed class ReplicaSetPlan(ReplicaSetView seen, PassContext pass)
{
    private V1Status? _failure;
    private string? _failureMessage;

    /// <summary>The actions of the pass, in order.</summary>
    public IEnumerable<ControllerAction> Sync()
    {
        foreach (var action in Claim()) yield return action;
        if (pass.Failed) yield break;
        foreach (var action in Manage()) yield return action;
        foreach (var action in WriteStatus()) yield return action;
        if (pass.Failed) yield break;
        if (_failure is not null) pass.Fail(_failure);
    }

    // Source: kubernetes pkg/controller/controller_ref_manager.go, ClaimPods.
    private IEnumerable<ControllerAction> Claim()
    {
        foreach (var pod in seen.Mismatched)
        {
            yield return new PatchMetadata(pod, new RemoveOwners([seen.ReplicaSet.Metadata.Uid]));
            if (pass.Last.Failure is { Code: not (404 or 422) } refusal) pass.Fail(refusal);
        }
        if (seen.Adoptable.IsEmpty) yield break;
        var meta = seen.ReplicaSet.Metadata;
        yield return new GetObject(ResourceCatalogue.ReplicaSets, meta.NamespaceProperty, meta.Name);
        if (pass.FailIfRefused()) yield break;
        var fresh = pass.Last.Object!.Metadata;
        if (fresh.Uid != meta.Uid || fresh.DeletionTimestamp is not null)
        {
            pass.Fail(StatusException.NotFound(ResourceCatalogue.ReplicaSets, meta.Name).Status);
            yield break;
        }
        foreach (var pod in seen.Adoptable)
        {
            yield return new PatchMetadata(pod, new AddOwner(OwnerReferences.To(seen.ReplicaSet)));
            if (pass.Last.Failure is { } refusal) pass.Fail(refusal);
        }
    }

    private IEnumerable<ControllerAction> Manage() => seen switch
    {
        { Missing: > 0 } => Create(),
        { TooMany: > 0 } => Delete(),
        _ => [],
    };

    private IEnumerable<ControllerAction> Create()
    {
        yield return new ExpectCreations(seen.Missing);
        var request = new CreateObject(PodFromTemplate.Of(seen.ReplicaSet));
        var created = 0;
        foreach (var size in SlowStart.Batches(seen.Missing))
        {
            yield return new ConcurrentRequests([.. Enumerable.Repeat<ApiRequest>(request, size)]);
            created += pass.Last.Succeeded;
            if (pass.Last.Failure is null) continue;
            if (!pass.Last.Failure.IsNamespaceTerminating())
                (_failure, _failureMessage) = (pass.Last.Failure, pass.Last.Failure.Message);
            yield return new LowerCreations(seen.Missing - created);
            yield break;
        }
    }

    private IEnumerable<ControllerAction> Delete()
    {
        yield return new ExpectDeletions(seen.Surplus);
        yield return new ConcurrentRequests([.. seen.Surplus.Select(pod => (ApiRequest)new DeleteObject(
            ResourceCatalogue.Pods, pod.Metadata.NamespaceProperty, pod.Metadata.Name, DeleteRequest.Default))])
        { GoneIsFine = true };
        if (pass.Last.Failure is { } refusal) (_failure, _failureMessage) = (refusal, $"unable to delete pods: {refusal.Message}");
    }

    private IEnumerable<ControllerAction> WriteStatus()
    {
        var written = seen.ReplicaSet;
        var status = ReplicaSetStatusRules.Of(seen, _failureMessage, pass.Now, pass.Seconds);
        if (!ReferenceEquals(status, written.Status))
        {
            yield return new UpdateObjectStatus(written with { Status = status });
            if (pass.Last.Failure is not null)
            {
                yield return new GetObject(ResourceCatalogue.ReplicaSets, written.Metadata.NamespaceProperty, written.Metadata.Name);
                if (pass.FailIfRefused()) yield break;
                yield return new UpdateObjectStatus((V1ReplicaSet)pass.Last.Object! with { Status = status });
                if (pass.FailIfRefused()) yield break;
            }
            written = (V1ReplicaSet)pass.Last.Object!;
        }
        if (_failure is null && LooksAgain(written)) yield return new LookAgain(TimeSpan.FromSeconds(seen.MinReadySeconds));
    }

    // All pods are ready, but some not for long enough yet.
    private static bool LooksAgain(V1ReplicaSet written)
    {
        var wanted = written.Spec.Replicas ?? 1;
        return written.Spec.MinReadySeconds > 0 && (written.Status.ReadyReplicas ?? 0) == wanted
            && (written.Status.AvailableReplicas ?? 0) != wanted;
    }
}
