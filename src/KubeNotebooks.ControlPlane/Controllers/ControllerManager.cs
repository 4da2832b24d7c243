using System.Diagnostics;
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

    /// <summary>Starts the controllers: registers them with the simulation and watches the API server.</summary>
    /// <param name="api">The API server.</param>
    /// <param name="state">Owned by the controller manager from here on.</param>
    public ControllerManager(KubeApiServer api, ControllerManagerState state)
    {
        _state = state;
        var deploymentEvents = new EventRecorder(
            api, state.DeploymentEvents, state.Deployments.Client, DeploymentController.ComponentName);
        _deployments = new DeploymentController(api, state.Deployments, state.Cache, deploymentEvents);
        var replicaSetEvents = new EventRecorder(
            api, state.ReplicaSetEvents, state.ReplicaSets.Client, ReplicaSetController.ComponentName);
        _replicaSets = new ReplicaSetController(api, state.ReplicaSets, state.Expectations, state.Cache, replicaSetEvents);
        api.Simulator.Register(this);
        api.Subscribe(ComponentName, static change => change.Resource == ResourceCatalogue.Pods
            || change.Resource == ResourceCatalogue.ReplicaSets || change.Resource == ResourceCatalogue.Deployments);
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
                break;
            case ControllerMessage { Controller: DeploymentController.ComponentName } ofDeployments:
                _deployments.Receive(ofDeployments);
                break;
            case ControllerMessage { Controller: ReplicaSetController.ComponentName } ofReplicaSets:
                _replicaSets.Receive(ofReplicaSets);
                break;
            default:
                throw new UnreachableException($"{Name} has no use for {message}.");
        }
        _deployments.Work();
        _replicaSets.Work();
    }
}
