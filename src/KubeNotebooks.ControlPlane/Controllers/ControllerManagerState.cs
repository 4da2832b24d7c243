using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Controllers.GarbageCollector;
using KubeNotebooks.ControlPlane.Controllers.Informers;
using KubeNotebooks.ControlPlane.Controllers.ReplicaSet;
using KubeNotebooks.ControlPlane.Events;
using KubeNotebooks.ControlPlane.Store;

namespace KubeNotebooks.ControlPlane.Controllers;

/// <summary>All that the controller manager remembers.</summary>
internal sealed class ControllerManagerState
{
    /// <summary>Starts knowing nothing.</summary>
    public ControllerManagerState()
    {
        Cache = new InformerCache();
        Deployments = new(ClientRateLimiter.OfController());
        DeploymentEvents = new EventRecorderState();
        Decisions = new DecisionNotes();
        ReplicaSets = new(ClientRateLimiter.OfController());
        ReplicaSetEvents = new EventRecorderState();
        Expectations = new PodExpectations();
        Garbage = new(GarbageCollector.GarbageCollector.ClientLimit());
        Owners = new OwnerGraph();
    }

    private ControllerManagerState(ControllerManagerState other)
    {
        Cache = other.Cache.Fork();
        Deployments = other.Deployments.Fork();
        DeploymentEvents = other.DeploymentEvents.Fork();
        Decisions = other.Decisions.Fork();
        ReplicaSets = other.ReplicaSets.Fork();
        ReplicaSetEvents = other.ReplicaSetEvents.Fork();
        Expectations = other.Expectations.Fork();
        Garbage = other.Garbage.Fork();
        Owners = other.Owners.Fork();
    }

    public InformerCache Cache { get; }

    public ControllerLoopState<ObjectKey, DeploymentPassView> Deployments { get; }

    public EventRecorderState DeploymentEvents { get; }

    public DecisionNotes Decisions { get; }

    public ControllerLoopState<ObjectKey, ReplicaSetView> ReplicaSets { get; }

    public EventRecorderState ReplicaSetEvents { get; }

    public PodExpectations Expectations { get; }

    public ControllerLoopState<ObjectIdentity, GarbageView> Garbage { get; }

    public OwnerGraph Owners { get; }

    /// <summary>A copy that shares only values.</summary>
    public ControllerManagerState Fork() => new(this);
}
