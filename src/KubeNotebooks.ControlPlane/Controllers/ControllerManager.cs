using System.Diagnostics;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Controllers.ReplicaSet;
using KubeNotebooks.ControlPlane.Events;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Controllers;

/// <summary>The kube-controller-manager: one process in which the controllers share what they watch.</summary>
internal sealed class ControllerManager : IComponent
{
    /// <summary>The name under which it gets messages.</summary>
    public const string ComponentName = "kube-controller-manager";

    private readonly ControllerManagerState _state;
    private readonly DeploymentController _deployments;
    private readonly ReplicaSetController _replicaSets;
    private readonly GarbageCollector.GarbageCollector _garbage;

    /// <summary>Starts the controllers: registers them with the simulation and watches the API server.</summary>
    /// <param name="api">The API server.</param>
    /// <param name="state">Owned by the controller manager from here on.</param>
    public ControllerManager(KubeApiServer api, ControllerManagerState state)
    {
        _state = state;
        var deploymentEvents = new EventRecorder(
            api, state.DeploymentEvents, state.Deployments.Client, DeploymentController.ComponentName);
        _deployments = new DeploymentController(api, state.Deployments, state.Cache, state.Decisions, deploymentEvents);
        var replicaSetEvents = new EventRecorder(
            api, state.ReplicaSetEvents, state.ReplicaSets.Client, ReplicaSetController.ComponentName);
        _replicaSets = new ReplicaSetController(api, state.ReplicaSets, state.Expectations, state.Cache, replicaSetEvents);
        _garbage = new GarbageCollector.GarbageCollector(api, state.Garbage, state.Owners, state.Cache);
        api.Simulator.Register(this);
        api.Subscribe(ComponentName, static change =>
            change.Resource != ResourceCatalogue.Events && change.Resource != ResourceCatalogue.Leases);
    }

    /// <inheritdoc/>
    public string Name => ComponentName;

    /// <inheritdoc/>
    public void Receive(object message)
    {
        switch (message)
        {
            case WatchEvent change:
                var known = _state.Cache.Apply(change);
                _deployments.Notice(change, known);
                _replicaSets.Notice(change, known);
                _garbage.Notice(change, known as V1Pod);
                break;
            case ControllerMessage { Controller: DeploymentController.ComponentName } ofDeployments:
                _deployments.Receive(ofDeployments);
                break;
            case ControllerMessage { Controller: ReplicaSetController.ComponentName } ofReplicaSets:
                _replicaSets.Receive(ofReplicaSets);
                break;
            case ControllerMessage { Controller: GarbageCollector.GarbageCollector.ComponentName } ofGarbage:
                _garbage.Receive(ofGarbage);
                break;
            default:
                throw new UnreachableException($"{Name} has no use for {message}.");
        }
        _deployments.Work();
        _replicaSets.Work();
        _garbage.Work();
    }
}
