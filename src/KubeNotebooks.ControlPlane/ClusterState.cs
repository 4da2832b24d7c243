using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Controllers;
using KubeNotebooks.ControlPlane.Controllers.Nodes;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.ControlPlane.Kubelet;
using KubeNotebooks.ControlPlane.Scheduler;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane;

/// <summary>The root that all of a cluster's memory hangs on: copying it copies the cluster.</summary>
internal sealed class ClusterState
{
    /// <summary>A cluster in which nothing has happened.</summary>
    public ClusterState(ClusterOptions options)
    {
        Options = options;
        var fraction = new RandomStream(options.Seed, "start").Between(TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Simulation = new SimulationState(options.Seed, options.Start + (options.Bootstrap ? fraction : TimeSpan.Zero));
        ApiServer = new ApiServerState();
        ControllerManager = new ControllerManagerState();
        NodeLifecycle = new NodeLifecycleState();
        TaintEviction = new TaintEvictionState();
        Scheduler = new SchedulerState();
        Faults = new FaultsState();
        Images = new ImagesState();
        Kubelet = new KubeletState(Images, options.CachedImages);
    }

    private ClusterState(ClusterState other)
    {
        Options = other.Options;
        Simulation = other.Simulation.Fork();
        ApiServer = other.ApiServer.Fork();
        ControllerManager = other.ControllerManager.Fork();
        NodeLifecycle = other.NodeLifecycle.Fork();
        TaintEviction = other.TaintEviction.Fork();
        Scheduler = other.Scheduler.Fork();
        Faults = other.Faults.Fork();
        Images = other.Images.Fork();
        Kubelet = other.Kubelet.Fork(Images);
        LastExitCode = other.LastExitCode;
    }

    public ClusterOptions Options { get; }

    public SimulationState Simulation { get; }

    public ApiServerState ApiServer { get; }

    public ControllerManagerState ControllerManager { get; }

    public NodeLifecycleState NodeLifecycle { get; }

    public TaintEvictionState TaintEviction { get; }

    public SchedulerState Scheduler { get; }

    public FaultsState Faults { get; }

    public ImagesState Images { get; }

    public KubeletState Kubelet { get; }

    public int LastExitCode { get; set; }

    /// <summary>About how much a copy of it holds: objects in the store and messages in the queue.</summary>
    public int Size => ApiServer.Store.Count + Simulation.Pending;

    public ClusterState Fork() => new(this);
}
