using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Events;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>What the parts of the kubelet share: the API server, the memory, the clock and the recorders of events.</summary>
internal sealed class KubeletServices
{
    /// <summary>The kubelet's name as a component.</summary>
    public const string Component = "kubelet";

    private readonly Dictionary<string, EventRecorder> _recorders = new(StringComparer.Ordinal);

    /// <summary>Makes the recorders of the nodes that are known.</summary>
    public KubeletServices(KubeApiServer api, KubeletState state, FaultsState faults)
    {
        (Api, State) = (api, state);
        Faults = new PodFaults(api, faults);
        foreach (var node in state.Nodes.Values.OrderBy(node => node.Name, StringComparer.Ordinal)) Join(node);
    }

    /// <summary>The API server.</summary>
    public KubeApiServer Api { get; }

    /// <summary>What the kubelets remember.</summary>
    public KubeletState State { get; }

    /// <summary>What fails on purpose.</summary>
    public PodFaults Faults { get; }

    /// <summary>Where time passes.</summary>
    public Simulator Simulator => Api.Simulator;

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now => Api.Simulator.Now;

    /// <summary>The release that the nodes run.</summary>
    public KubernetesVersion Version => Api.Version;

    /// <summary>Makes the recorder of a node that joins.</summary>
    public void Join(NodeRuntime node) =>
        _recorders.Add(node.Name, new EventRecorder(Api, node.Events, node.EventLimit, Component, node.Name));

    /// <summary>The node that a pod is on.</summary>
    public NodeRuntime NodeOf(PodWorker worker) => State.Nodes[worker.Pod.Spec.NodeName];

    /// <summary>Sends the kubelet a message.</summary>
    public void Schedule(TimeSpan delay, object message) => Simulator.Schedule(delay, Component, message);

    /// <summary>Records an event of a pod as a whole.</summary>
    /// <param name="worker">The pod.</param>
    /// <param name="type"><c>Normal</c> or <c>Warning</c>.</param>
    /// <param name="reason">One word.</param>
    /// <param name="message">For people.</param>
    public void Record(PodWorker worker, string type, string reason, string message) =>
        _recorders[worker.Pod.Spec.NodeName].Record(worker.Pod, type, reason, message);

    /// <summary>Records an event of a node. The kubelet names it by its name instead of its UID.</summary>
    /// <param name="node">The node.</param>
    /// <param name="reason">One word.</param>
    /// <param name="message">For people.</param>
    public void Record(V1Node node, string reason, string message) => _recorders[node.Metadata.Name].Record(
        node with { Metadata = new V1ObjectMeta { Name = node.Metadata.Name, Uid = node.Metadata.Name } }, "Normal", reason, message);

    /// <summary>Records an event of a pod's container.</summary>
    /// <param name="worker">The pod.</param>
    /// <param name="container">The container's index.</param>
    /// <param name="type"><c>Normal</c> or <c>Warning</c>.</param>
    /// <param name="reason">One word.</param>
    /// <param name="message">For people.</param>
    public void Record(PodWorker worker, int container, string type, string reason, string message)
    {
        var field = container < worker.InitCount ? "initContainers" : "containers";
        _recorders[worker.Pod.Spec.NodeName].Record(
            worker.Pod, type, reason, message, $"spec.{field}{{{worker.Spec(container).Name}}}");
    }
}
