using System.Collections.Immutable;
using System.Diagnostics;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Informers;
using KubeNotebooks.ControlPlane.Events;
using KubeNotebooks.ControlPlane.Store;

namespace KubeNotebooks.ControlPlane.Controllers.ReplicaSet;

/// <summary>Keeps the number of each ReplicaSet's pods at the wanted one.</summary>
/// <remarks>Source: kubernetes pkg/controller/replicaset/replica_set.go.</remarks>
internal sealed class ReplicaSetController(
    KubeApiServer api,
    ControllerLoopState<ObjectKey, ReplicaSetView> state,
    PodExpectations expectations,
    InformerCache cache,
    EventRecorder recorder)
    : ControllerLoop<ObjectKey, ReplicaSetView>(api, state, ComponentName)
{
    /// <summary>The name in events and messages.</summary>
    public const string ComponentName = "replicaset-controller";

    /// <summary>Wakes the ReplicaSets that a change may concern.</summary>
    /// <param name="change">The change, which the caches show already.</param>
    /// <param name="known">The object as the caches showed it before.</param>
    public void Notice(WatchEvent change, object? known)
    {
        switch (change.Object)
        {
            case V1ReplicaSet replicaSet:
                if (change.Type == WatchEventType.Deleted) expectations.Forget(ObjectKey.Of(replicaSet));
                Enqueue(ObjectKey.Of(replicaSet));
                break;
            case V1Pod pod:
                Notice(change.Type, pod, (V1Pod?)known);
                break;
        }
    }

    /// <inheritdoc/>
    protected override ReplicaSetView? Observe(ObjectKey key)
    {
        if (cache.ReplicaSets.Find(key) is not { } replicaSet)
        {
            expectations.Forget(key);
            return null;
        }
        var pods = cache.Pods.Of(replicaSet.Metadata.Uid);
        var leaving = replicaSet.Metadata.DeletionTimestamp is not null;
        var adoptable = leaving ? [] : cache.Pods.Orphans(key.Namespace, pods);
        var adopted = adoptable.IsEmpty ? [] : adoptable.Select(pods.Judge).Where(one => one.IsActive).ToList();
        var counts = pods.Counts;
        foreach (var one in adopted) counts = counts.Plus(one);
        var seen = new ReplicaSetView(replicaSet, counts)
        {
            Manages = !leaving && expectations.AreMet(key, Now),
            Adoptable = [.. adopted.Select(one => one.Pod)],
            Mismatched = leaving ? [] : pods.Mismatched,
            ReadyLately = ReadyLately(replicaSet, pods),
        };
        if (seen.TooMany > 0) return seen with { Surplus = Surplus(seen, pods.Unordered.Where(one => one.Counts).Concat(adopted)) };
        return HasNothingToDo(seen) ? null : seen;
    }

    /// <inheritdoc/>
    protected override IEnumerable<ControllerAction> Plan(ReplicaSetView view, PassContext pass) => new ReplicaSetPlan(view, pass).Sync();

    /// <inheritdoc/>
    protected override Outcome Do(ObjectKey key, LocalAction action)
    {
        switch (action)
        {
            case ExpectCreations creations:
                expectations.ExpectCreations(key, creations.Pods, Now);
                break;
            case LowerCreations lower:
                expectations.CreationsObserved(key, lower.Pods);
                break;
            case ExpectDeletions deletions:
                expectations.ExpectDeletions(key, deletions.Pods.Select(pod => pod.Metadata.Uid), Now);
                break;
            default:
                throw new UnreachableException($"{Name} cannot do {action}.");
        }
        return default;
    }

    /// <inheritdoc/>
    protected override void Answered(ObjectKey key, ReplicaSetView view, ApiRequest request, Outcome outcome)
    {
        switch (request)
        {
            case CreateObject when outcome.Object is { } pod:
                recorder.Record(view.ReplicaSet, "Normal", "SuccessfulCreate", $"Created pod: {pod.Metadata.Name}");
                break;
            case CreateObject when !outcome.Failure!.IsNamespaceTerminating():
                recorder.Record(view.ReplicaSet, "Warning", "FailedCreate", $"Error creating: {outcome.Failure!.Message}");
                break;
            case DeleteObject deletion when outcome.Failure is null:
                recorder.Record(view.ReplicaSet, "Normal", "SuccessfulDelete", $"Deleted pod: {deletion.Name}");
                break;
            case DeleteObject deletion:
                // The watch will not show this deletion.
                foreach (var pod in view.Surplus)
                {
                    if (pod.Metadata.Name == deletion.Name) expectations.DeletionObserved(key, pod.Metadata.Uid);
                }
                if (outcome.Failure is { Code: not 404 } refusal)
                    recorder.Record(view.ReplicaSet, "Warning", "FailedDelete", $"Error deleting: {refusal.Message}");
                break;
        }
    }

    private bool HasNothingToDo(ReplicaSetView seen) => seen.Missing == 0 && seen.Adoptable.IsEmpty && seen.Mismatched.IsEmpty
        && (seen.MinReadySeconds == 0 || seen.Counts.Ready != seen.Wanted || seen.Available(Now) == seen.Wanted)
        && ReplicaSetStatusRules.IsUpToDate(seen, Now);

    private ImmutableArray<(long Second, int Pods)> ReadyLately(V1ReplicaSet replicaSet, ReplicaSetPods pods)
    {
        var minimum = replicaSet.Spec.MinReadySeconds ?? 0;
        if (minimum == 0) return [];
        var now = ReplicaSetPods.SecondOf(Now.UtcDateTime);
        return pods.ReadySince(now - minimum, now);
    }

    // Source: kubernetes pkg/controller/replicaset/replica_set.go, getPodsToDelete and getIndirectlyRelatedPods.
    private ImmutableArray<V1Pod> Surplus(ReplicaSetView seen, IEnumerable<PodFacts> active)
    {
        var owner = OwnerReferences.ControllerOf(seen.ReplicaSet.Metadata)?.Uid;
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var related in owner is null ? [] : cache.ReplicaSets.OwnedBy(owner))
        {
            foreach (var (node, pods) in cache.Pods.Of(related.Metadata.Uid).ActiveByNode) ranks[node] = ranks.GetValueOrDefault(node) + pods;
        }
        return [.. PodDeletionOrder.Choose(active, seen.TooMany, ranks, Now, Api.Version)];
    }

    private void Notice(WatchEventType type, V1Pod pod, V1Pod? known)
    {
        var @namespace = pod.Metadata.NamespaceProperty;
        var owner = OwnerReferences.ControllerOf(pod.Metadata);
        if (type != WatchEventType.Deleted && pod.Metadata.DeletionTimestamp is null && known is not null)
        {
            var knownOwner = OwnerReferences.ControllerOf(known.Metadata);
            if (knownOwner is not null && knownOwner.Uid != owner?.Uid && cache.ReplicaSets.Resolve(@namespace, knownOwner) is { } before)
                Enqueue(ObjectKey.Of(before));
        }
        if (owner is null)
        {
            if (type != WatchEventType.Deleted && pod.Metadata.DeletionTimestamp is null) WakeAdopters(pod);
            return;
        }
        if (cache.ReplicaSets.Resolve(@namespace, owner) is not { } replicaSet) return;
        var key = ObjectKey.Of(replicaSet);
        if (type == WatchEventType.Deleted || pod.Metadata.DeletionTimestamp is not null)
            expectations.DeletionObserved(key, pod.Metadata.Uid);
        else if (type == WatchEventType.Added) expectations.CreationsObserved(key);
        else if (replicaSet.Spec.MinReadySeconds is > 0 and var minimum && BecameReady(pod, known))
            EnqueueAfter(key, TimeSpan.FromSeconds(minimum + 1));
        Enqueue(key);
    }

    private void WakeAdopters(V1Pod pod)
    {
        foreach (var replicaSet in cache.ReplicaSets.In(pod.Metadata.NamespaceProperty))
        {
            if (cache.Pods.Of(replicaSet.Metadata.Uid).Selects(pod)) Enqueue(ObjectKey.Of(replicaSet));
        }
    }

    private static bool BecameReady(V1Pod pod, V1Pod? known) => IsReady(pod) && (known is null || !IsReady(known));

    private static bool IsReady(V1Pod pod)
    {
        foreach (var condition in pod.Status?.Conditions ?? [])
        {
            if (condition.Type == "Ready") return condition.Status == "True";
        }
        return false;
    }
}
