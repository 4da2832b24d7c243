using System.Collections.Immutable;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Controllers.GarbageCollector;

/// <summary>Has other objects looked at.</summary>
internal sealed record LookAt(ImmutableArray<ObjectIdentity> Objects) : LocalAction;

/// <summary>Remembers that an owner is gone.</summary>
internal sealed record NoteAbsent(string Uid) : LocalAction;

/// <summary>Decides whether an object goes because of its owners, and lets go of an owner that waits for its dependents.</summary>
/// <remarks>Source: kubernetes pkg/controller/garbagecollector/garbagecollector.go, attemptToDeleteItem and attemptToOrphanWorker.</remarks>
internal sealed class GarbagePlan(GarbageView seen, PassContext pass)
{
    private readonly List<string> _solid = [];
    private readonly List<string> _dangling = [];
    private readonly List<string> _waiting = [];

    /// <summary>The actions of the pass, in order.</summary>
    public IEnumerable<ControllerAction> Sync()
    {
        if (seen.Known is { } known)
        {
            if (Finalizers.WaitsForOrphaning(known.Metadata)) return Orphan(known);
            if (Finalizers.WaitsForDeletion(known.Metadata)) return AwaitDependents(known);
            if (known.Metadata.DeletionTimestamp is not null) return [];
        }
        return CheckOwners();
    }

    private IEnumerable<ControllerAction> Orphan(IKubernetesObject<V1ObjectMeta> owner)
    {
        if (!seen.Dependents.IsEmpty)
        {
            yield return new ConcurrentRequests([.. seen.Dependents.Select(one => (ApiRequest)new PatchMetadata(one, new RemoveOwners([seen.Item.Uid])))])
            {
                GoneIsFine = true,
            };
            if (pass.FailIfRefused()) yield break;
        }
        yield return new PatchMetadata(owner, new RemoveFinalizer(Finalizers.Orphan));
        if (pass.Last.Failure is { Code: not 404 } refusal) pass.Fail(refusal);
    }

    private IEnumerable<ControllerAction> AwaitDependents(IKubernetesObject<V1ObjectMeta> owner)
    {
        var blocking = seen.Blocking.ToList();
        if (blocking.Count > 0)
        {
            yield return new LookAt([.. blocking.Where(one => one.Metadata.DeletionTimestamp is null).Select(ObjectIdentity.Of)]);
            yield break;
        }
        yield return new PatchMetadata(owner, new RemoveFinalizer(Finalizers.Foreground));
        if (pass.Last.Failure is { Code: not 404 } refusal) pass.Fail(refusal);
    }

    private IEnumerable<ControllerAction> CheckOwners()
    {
        var item = seen.Item;
        yield return new GetObject(item.Resource, item.Namespace, item.Name);
        if (pass.Last.Object is not { } latest || latest.Metadata.Uid != item.Uid)
        {
            if (pass.Last.Failure is { Code: not 404 } refusal) pass.Fail(refusal);
            yield break;
        }
        if (latest.Metadata.OwnerReferences is not { Count: > 0 } owners || latest.Metadata.DeletionTimestamp is not null) yield break;
        foreach (var owner in owners)
        {
            foreach (var action in Classify(owner)) yield return action;
            if (pass.Failed) yield break;
        }
        if (_solid.Count > 0)
        {
            if (_dangling.Count + _waiting.Count == 0) yield break;
            yield return new PatchMetadata(latest, new RemoveOwners([.. _dangling, .. _waiting]));
        }
        else
        {
            var propagation = _waiting.Count > 0 && !seen.Dependents.IsEmpty ? "Foreground" : Finalizers.PropagationOf(latest.Metadata);
            yield return new DeleteObject(item.Resource, item.Namespace, item.Name, new DeleteRequest(Propagation: propagation, Uid: item.Uid));
        }
        if (pass.Last.Failure is { Code: not 404 } refused) pass.Fail(refused);
    }

    // An owner is solid, gone, or itself waiting for its dependents to go.
    private IEnumerable<ControllerAction> Classify(V1OwnerReference owner)
    {
        if (seen.AbsentOwners.Contains(owner.Uid))
        {
            _dangling.Add(owner.Uid);
            yield break;
        }
        if (ResourceCatalogue.Find(owner.ApiVersion, owner.Kind) is not { } type)
        {
            _solid.Add(owner.Uid); // a kind that the cluster does not serve: nothing can be said of it
            yield break;
        }
        yield return new GetObject(type, seen.Item.Namespace, owner.Name);
        if (pass.Last.Object is { } found && found.Metadata.Uid == owner.Uid)
        {
            (Finalizers.WaitsForDeletion(found.Metadata) ? _waiting : _solid).Add(owner.Uid);
        }
        else if (pass.Last.Failure is { Code: not 404 } refusal)
        {
            pass.Fail(refusal);
        }
        else
        {
            _dangling.Add(owner.Uid);
            yield return new NoteAbsent(owner.Uid);
        }
    }
}
