using System.Collections.Immutable;
using System.Diagnostics;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Informers;
using KubeNotebooks.ControlPlane.Events;
using KubeNotebooks.ControlPlane.Store;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>Rolls Deployments out: decides which of their ReplicaSets want how many pods.</summary>
/// <remarks>Source: kubernetes pkg/controller/deployment/deployment_controller.go.</remarks>
internal sealed class DeploymentController(
    KubeApiServer api, ControllerLoopState<ObjectKey, DeploymentPassView> state, InformerCache cache, DecisionNotes notes,
    EventRecorder recorder)
    : ControllerLoop<ObjectKey, DeploymentPassView>(api, state, ComponentName)
{
    /// <summary>The name in events and messages.</summary>
    public const string ComponentName = "deployment-controller";

    /// <inheritdoc/>
    protected override int? MaxRetries => 15;

    /// <summary>Wakes the Deployments that a change may concern.</summary>
    /// <param name="change">The change, which the caches show already.</param>
    /// <param name="known">The object as the caches showed it before.</param>
    public void Notice(WatchEvent change, object? known)
    {
        switch (change.Object)
        {
            case V1Deployment deployment:
                if (change.Type == WatchEventType.Deleted) notes.Forget(ObjectKey.Of(deployment));
                Enqueue(ObjectKey.Of(deployment));
                break;
            case V1ReplicaSet replicaSet:
                Notice(change.Type, replicaSet, (V1ReplicaSet?)known);
                break;
            case V1Pod pod when change.Type == WatchEventType.Deleted:
                NoticeDeleted(pod);
                break;
        }
    }

    /// <inheritdoc/>
    protected override DeploymentPassView? Observe(ObjectKey key)
    {
        if (cache.FindDeployment(key) is not { } deployment) return null;
        var selector = LabelSelector.Of(deployment.Spec.Selector);
        var owned = ImmutableArray.CreateBuilder<V1ReplicaSet>();
        var mismatched = ImmutableArray.CreateBuilder<V1ReplicaSet>();
        foreach (var one in cache.ReplicaSets.OwnedBy(deployment.Metadata.Uid))
        {
            (selector.Matches(one.Metadata.Labels) ? owned : mismatched).Add(one);
        }
        var leaving = deployment.Metadata.DeletionTimestamp is not null;
        return new DeploymentPassView(deployment, owned.ToImmutable())
        {
            Mismatched = leaving ? [] : mismatched.ToImmutable(),
            Adoptable = leaving ? [] : Adoptable(key.Namespace, selector),
            UnfinishedPods = deployment.Spec.Strategy?.Type == "Recreate"
                ? owned.ToImmutableDictionary(one => one.Metadata.Uid, one => cache.Pods.Find(one.Metadata.Uid)?.Unfinished ?? 0)
                : ImmutableDictionary<string, int>.Empty,
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<ControllerAction> Plan(DeploymentPassView view, PassContext pass) =>
        new DeploymentPlan(view, Api.Version, pass).Sync();

    /// <inheritdoc/>
    protected override Outcome Do(ObjectKey key, LocalAction action)
    {
        switch (action)
        {
            case RecordEvent e:
                recorder.Record(e.About, e.Type, e.Reason, e.Message);
                return default;
            case NoteDecision note:
                if (notes.IsNews(key, note.Step)) Api.Simulator.Note(Name, note.Step);
                return default;
            case LookUpReplicaSet lookUp:
                return cache.ReplicaSets.Find(new ObjectKey(lookUp.Namespace, lookUp.Name)) is { } found
                    ? new Outcome(found)
                    : new Outcome(null, StatusException.NotFound(ResourceCatalogue.ReplicaSets, lookUp.Name).Status);
            default:
                throw new UnreachableException($"{Name} cannot do {action}.");
        }
    }

    private ImmutableArray<V1ReplicaSet> Adoptable(string @namespace, LabelSelector selector) =>
    [
        .. cache.ReplicaSets.Orphans(@namespace)
            .Where(one => one.Metadata.DeletionTimestamp is null && selector.Matches(one.Metadata.Labels)),
    ];

    private void Notice(WatchEventType type, V1ReplicaSet replicaSet, V1ReplicaSet? known)
    {
        var owner = OwnerReferences.ControllerOf(replicaSet.Metadata);
        var knownOwner = known is null ? owner : OwnerReferences.ControllerOf(known.Metadata);
        var ownerChanged = owner?.Uid != knownOwner?.Uid;
        if (ownerChanged) EnqueueOwner(replicaSet, knownOwner);
        if (owner is not null)
        {
            EnqueueOwner(replicaSet, owner);
            return;
        }
        var concernsOthers = type == WatchEventType.Added || (type == WatchEventType.Modified
            && (ownerChanged || !SemanticEquality.Same(replicaSet.Metadata.Labels, known?.Metadata.Labels)));
        if (!concernsOthers || replicaSet.Metadata.DeletionTimestamp is not null) return;
        foreach (var deployment in cache.DeploymentsSelecting(replicaSet)) Enqueue(ObjectKey.Of(deployment));
    }

    private void EnqueueOwner(V1ReplicaSet replicaSet, V1OwnerReference? owner)
    {
        if (cache.ResolveDeployment(replicaSet.Metadata.NamespaceProperty, owner) is { } deployment) Enqueue(ObjectKey.Of(deployment));
    }

    // A Recreate rollout waits for the last old pod to be gone.
    private void NoticeDeleted(V1Pod pod)
    {
        var replicaSet = cache.ReplicaSets.Resolve(pod.Metadata.NamespaceProperty, OwnerReferences.ControllerOf(pod.Metadata));
        if (replicaSet is null) return;
        var owner = OwnerReferences.ControllerOf(replicaSet.Metadata);
        if (cache.ResolveDeployment(pod.Metadata.NamespaceProperty, owner) is not { Spec.Strategy.Type: "Recreate" } deployment) return;
        foreach (var one in cache.ReplicaSets.OwnedBy(deployment.Metadata.Uid))
        {
            if (cache.Pods.Find(one.Metadata.Uid) is { Total: > 0 }) return;
        }
        Enqueue(ObjectKey.Of(deployment));
    }
}
