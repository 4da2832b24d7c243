using System.Diagnostics;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Informers;
using WatchEventType = KubeNotebooks.ControlPlane.ApiServer.WatchEventType;

namespace KubeNotebooks.ControlPlane.Controllers.GarbageCollector;

/// <summary>Deletes objects whose owners are gone, and lets owners go that wait for their dependents.</summary>
/// <remarks>Source: kubernetes pkg/controller/garbagecollector. Its client has twice the rate of the others'.</remarks>
internal sealed class GarbageCollector(
    KubeApiServer api, ControllerLoopState<ObjectIdentity, GarbageView> state, OwnerGraph graph, InformerCache cache)
    : ControllerLoop<ObjectIdentity, GarbageView>(api, state, ComponentName)
{
    /// <summary>The name in messages.</summary>
    public const string ComponentName = "generic-garbage-collector";

    /// <inheritdoc/>
    protected override int Workers => 20;

    /// <summary>The limit of its API client.</summary>
    public static ClientRateLimiter ClientLimit() => new(40, 30);

    /// <summary>Looks at what a change may have left without an owner, or may have been waited for.</summary>
    /// <param name="change">The change, which the other controllers' caches show already.</param>
    /// <param name="knownPod">The pod as the caches showed it before, if it is one.</param>
    public void Notice(WatchEvent change, V1Pod? knownPod)
    {
        var known = graph.Apply(change) ?? knownPod;
        var metadata = change.Object.Metadata;
        if (change.Type == WatchEventType.Deleted)
        {
            NoticeDeleted(change.Object);
            return;
        }
        if (!ReferenceEquals(known?.Metadata.OwnerReferences, metadata.OwnerReferences))
            NoticeOwners(change.Object, known?.Metadata.OwnerReferences);
        if (metadata.DeletionTimestamp is null || metadata.Finalizers is not { Count: > 0 }) return;
        if (Finalizers.WaitsForOrphaning(metadata))
        {
            Enqueue(ObjectIdentity.Of(change.Object));
        }
        else if (Finalizers.WaitsForDeletion(metadata) && (known is null || !Finalizers.WaitsForDeletion(known.Metadata)))
        {
            EnqueueDependents(metadata.Uid);
            Enqueue(ObjectIdentity.Of(change.Object));
        }
    }

    /// <inheritdoc/>
    protected override GarbageView? Observe(ObjectIdentity key)
    {
        var known = graph.Find(key.Uid);
        if (known is null && key.Resource != ResourceCatalogue.Pods) return null;
        return new GarbageView(key, known)
        {
            Dependents = [.. graph.DependentsOf(key.Uid, cache.Pods)],
            AbsentOwners = graph.Absent,
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<ControllerAction> Plan(GarbageView view, PassContext pass) => new GarbagePlan(view, pass).Sync();

    /// <inheritdoc/>
    protected override Outcome Do(ObjectIdentity key, LocalAction action)
    {
        switch (action)
        {
            case LookAt others:
                foreach (var one in others.Objects) Enqueue(one);
                break;
            case NoteAbsent absent:
                graph.NoteAbsent(absent.Uid);
                break;
            default:
                throw new UnreachableException($"{Name} cannot do {action}.");
        }
        return default;
    }

    private void NoticeDeleted(IKubernetesObject<V1ObjectMeta> gone)
    {
        var dependents = EnqueueDependents(gone.Metadata.Uid);
        if (dependents > 0) graph.NoteAbsent(gone.Metadata.Uid);
        WakeWaitingOwners(gone.Metadata.OwnerReferences, keep: null);
    }

    private void NoticeOwners(IKubernetesObject<V1ObjectMeta> dependent, IList<V1OwnerReference>? before)
    {
        foreach (var owner in dependent.Metadata.OwnerReferences ?? [])
        {
            if (graph.Find(owner.Uid) is not null) continue;
            Enqueue(ObjectIdentity.Of(dependent));
            break;
        }
        WakeWaitingOwners(before, dependent.Metadata.OwnerReferences);
    }

    private void WakeWaitingOwners(IList<V1OwnerReference>? owners, IList<V1OwnerReference>? keep)
    {
        foreach (var owner in owners ?? [])
        {
            if (graph.Find(owner.Uid) is { } found && Finalizers.WaitsForDeletion(found.Metadata)
                && keep?.Any(kept => kept.Uid == owner.Uid) != true && !graph.IsBlocked(owner.Uid, cache.Pods))
                Enqueue(ObjectIdentity.Of(found));
        }
    }

    private int EnqueueDependents(string ownerUid)
    {
        var dependents = graph.DependentsOf(ownerUid, cache.Pods);
        foreach (var one in dependents)
        {
            if (one.Metadata.DeletionTimestamp is null) Enqueue(ObjectIdentity.Of(one));
        }
        return dependents.Count;
    }
}
