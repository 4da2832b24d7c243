using System.Diagnostics;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Events;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Controllers.Nodes;

/// <summary>Notices that a node has fallen silent: its condition, its pods' conditions and its taints say so; and takes that back.</summary>
/// <remarks>
/// Source: kubernetes pkg/controller/nodelifecycle/node_lifecycle_controller.go, monitorNodeHealth, doNoExecuteTaintingPass, handleDisruption.
/// Simulated: it is told that a node falls silent, instead of waiting for signs of life; so nothing happens while all is well.
/// </remarks>
internal sealed class NodeLifecycleController : IComponent
{
    /// <summary>The name under which it gets messages.</summary>
    public const string ComponentName = "node-controller";

    private static readonly TimeSpan BetweenSigns = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenTaintingPasses = TimeSpan.FromMilliseconds(100);

    private readonly KubeApiServer _api;
    private readonly NodeLifecycleState _state;
    private readonly EventRecorder _events;

    /// <summary>Makes the controller and registers it with the simulation.</summary>
    public NodeLifecycleController(KubeApiServer api, NodeLifecycleState state)
    {
        (_api, _state) = (api, state);
        _events = new EventRecorder(api, state.Events, state.Client, ComponentName);
        api.Simulator.Register(this);
        api.Subscribe(Name, change => change is { Object: V1Node node, Type: WatchEventType.Modified } && NodeConditions.IsReady(node)
            && (NodeTaints.IsUnreachable(node, NodeTaints.NoSchedule) || NodeTaints.IsUnreachable(node, NodeTaints.NoExecute)));
    }

    /// <inheritdoc/>
    public string Name => ComponentName;

    private RandomStream Chance => _api.Simulator.Random("node-heartbeats");

    // Before 1.32 a node was believed for 40 seconds.
    private TimeSpan Grace => TimeSpan.FromSeconds(_api.Version.AtLeast(32) ? 50 : 40);

    /// <inheritdoc/>
    public void Receive(object message)
    {
        switch (message)
        {
            case NodeFellSilent silent:
                _state.Silent[silent.Node] = ++_state.Turns;
                var sinceLastSign = Chance.Between(TimeSpan.Zero, BetweenSigns);
                Schedule(Grace - sinceLastSign + Chance.Between(TimeSpan.Zero, BetweenLooks), new GraceIsOver(silent.Node, _state.Turns));
                break;
            case NodeSpeaksAgain speaks:
                _state.Silent.Remove(speaks.Node);
                break;
            case GraceIsOver over when IsSilent(over.Node, over.Turn):
                Send(new MarkUnknown(over.Node, over.Turn));
                break;
            case MarkUnknown mark when IsSilent(mark.Node, mark.Turn):
                Mark(mark);
                break;
            case MarkPodNotReady mark when IsSilent(mark.Node, mark.Turn):
                Mark(mark);
                break;
            case GraceIsOver or MarkUnknown or MarkPodNotReady:
                break;
            case TaintNode taint:
                Taint(taint);
                break;
            case UntaintNode untaint:
                Untaint(untaint.Node, untaint.Effect);
                break;
            case WatchEvent { Object: V1Node node }:
                Recover(node);
                break;
            default:
                throw new UnreachableException($"{Name} has no use for {message}.");
        }
    }

    private bool IsSilent(string node, int turn) => _state.Silent.TryGetValue(node, out var now) && now == turn;

    private void Mark(MarkUnknown mark)
    {
        if (_api.TryGet<V1Node>(null, mark.Node) is not { } node) return;
        node = _api.UpdateStatus(NodeConditions.Unknown(node, _api.Now), Name);
        _events.Record(node, "Normal", "NodeNotReady", $"Node {mark.Node} status is now: NodeNotReady");
        Send(new TaintNode(mark.Node, NodeTaints.NoSchedule));
        foreach (var pod in _api.List<V1Pod>())
        {
            if (pod.Spec.NodeName == mark.Node) Send(new MarkPodNotReady(mark.Node, mark.Turn, pod.Metadata.NamespaceProperty, pod.Metadata.Name));
        }
        Schedule(Chance.Between(TimeSpan.Zero, BetweenTaintingPasses) + _state.Evictions.Reserve(_api.Simulator.Now), new TaintNode(mark.Node, NodeTaints.NoExecute));
        if (NodeConditions.AreDisrupted(_api.List<V1Node>())) StopEvictions();
    }

    // Source: kubernetes pkg/controller/util/node/controller_utils.go, MarkPodsNotReady.
    private void Mark(MarkPodNotReady mark)
    {
        if (_api.TryGet<V1Pod>(mark.Namespace, mark.Name) is not { Status.Conditions: { } conditions } pod || pod.Spec.NodeName != mark.Node) return;
        if (!conditions.Any(condition => condition is { Type: "Ready", Status: not "False" })) return;
        var changed = conditions.Select(condition => condition.Type == "Ready" ? condition with { Status = "False", LastTransitionTime = _api.Now } : condition);
        _api.UpdateStatus(pod with { Status = pod.Status with { Conditions = [.. changed] } }, Name);
        _events.Record(pod, "Warning", "NodeNotReady", "Node is not ready");
    }

    private void Taint(TaintNode taint)
    {
        if (_api.TryGet<V1Node>(null, taint.Node) is not { } node || NodeConditions.IsReady(node) || NodeTaints.IsUnreachable(node, taint.Effect)) return;
        if (taint.Effect == NodeTaints.NoExecute && NodeConditions.AreDisrupted(_api.List<V1Node>())) return;
        _api.Update(NodeTaints.With(node, taint.Effect, _api.Now), Name);
    }

    private void Untaint(string name, string effect)
    {
        if (_api.TryGet<V1Node>(null, name) is { } node && NodeTaints.IsUnreachable(node, effect)) _api.Update(NodeTaints.Without(node, effect), Name);
    }

    // When no node answers, it is the controller that is cut off: nobody is evicted.
    private void StopEvictions()
    {
        var nodes = _api.List<V1Node>();
        if (nodes.Any(NodeConditions.IsReady)) return;
        foreach (var node in nodes) Untaint(node.Metadata.Name, NodeTaints.NoExecute);
    }

    private void Recover(V1Node node)
    {
        if (NodeTaints.IsUnreachable(node, NodeTaints.NoSchedule)) Send(new UntaintNode(node.Metadata.Name, NodeTaints.NoSchedule));
        var look = Chance.Between(TimeSpan.Zero, BetweenLooks);
        if (NodeTaints.IsUnreachable(node, NodeTaints.NoExecute)) Schedule(look, new UntaintNode(node.Metadata.Name, NodeTaints.NoExecute));
        foreach (var other in _state.Silent.Keys) Schedule(look + _state.Evictions.Reserve(_api.Simulator.Now), new TaintNode(other, NodeTaints.NoExecute));
    }

    private void Send(object request) => Schedule(_state.Client.Reserve(_api.Simulator.Now) + ApiLatency.Next(_api.Simulator, Name), request);

    private void Schedule(TimeSpan delay, object message) => _api.Simulator.Schedule(delay, Name, message);
}
