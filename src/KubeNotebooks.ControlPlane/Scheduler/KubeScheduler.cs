using System.Diagnostics;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Events;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>Finds a node for each new pod, one pod after the other.</summary>
/// <remarks>
/// Source: kubernetes pkg/scheduler/schedule_one.go, ScheduleOne; eventhandlers.go. Simulated: pods are never preempted,
/// and a cycle takes 0.5 to 2 ms.
/// </remarks>
internal sealed class KubeScheduler : IComponent
{
    /// <summary>Its name as a component.</summary>
    public const string ComponentName = "kube-scheduler";

    /// <summary>The name by which pods ask for it, and under which it reports events.</summary>
    public const string SchedulerName = "default-scheduler";

    private const string Host = "control-plane";
    private const int MinNodesToFind = 100;
    private const int MaxEventMessage = 1024;
    private static readonly TimeSpan ShortestCycle = TimeSpan.FromMilliseconds(0.5);
    private static readonly TimeSpan LongestCycle = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan ForcedRetry = TimeSpan.FromMinutes(5);

    private readonly KubeApiServer _api;
    private readonly SchedulerState _state;
    private readonly SeriesEventRecorder _events;
    private readonly NodeFilter _filter;
    private readonly List<NodeInfo> _feasible = [];
    private readonly List<NodeFailure> _failures = [];

    /// <summary>Makes the scheduler and registers it with the simulation.</summary>
    public KubeScheduler(KubeApiServer api, SchedulerState state)
    {
        (_api, _state) = (api, state);
        _filter = new NodeFilter(api.Version);
        _events = new SeriesEventRecorder(api, state.Events, state.EventLimit, SchedulerName, Host);
        api.Simulator.Register(this);
        api.Subscribe(Name, IsOfInterest);
    }

    /// <inheritdoc/>
    public string Name => ComponentName;

    /// <inheritdoc/>
    public void Receive(object message)
    {
        switch (message)
        {
            case WatchEvent { Object: V1Pod pod } change:
                Observe(change.Type, pod);
                break;
            case WatchEvent { Object: V1Node node } change:
                Observe(change.Type, node);
                break;
            case ScheduleOne:
                ScheduleNext();
                break;
            case BindPod bind:
                Bind(bind);
                break;
            case ReportUnschedulable report:
                Report(report);
                break;
            case RetryPod retry:
                if (_state.Queue.Find(retry.Uid) is { } queued && queued.Turn == retry.Turn) _state.Queue.Activate(queued);
                break;
            default:
                throw new UnreachableException($"The scheduler got {message}.");
        }
        StartCycle();
    }

    // A pod that has a node and does not end soon changes nothing for the scheduler, however often its status is written.
    private bool IsOfInterest(WatchEvent change)
    {
        if (change.Object is not V1Pod pod) return change.Object is V1Node;
        if (change.Type == WatchEventType.Deleted || string.IsNullOrEmpty(pod.Spec.NodeName)) return true;
        var known = _state.Assigned.GetValueOrDefault(pod.Metadata.Uid);
        return IsFinished(pod) || known is null || (pod.Metadata.DeletionTimestamp is not null && !known.Terminating);
    }

    private static bool IsFinished(V1Pod pod) => pod.Status?.Phase is "Succeeded" or "Failed";

    private void Observe(WatchEventType change, V1Pod pod)
    {
        var uid = pod.Metadata.Uid;
        var known = _state.Assigned.GetValueOrDefault(uid);
        if (change == WatchEventType.Deleted || IsFinished(pod))
        {
            _state.Queue.Remove(uid);
            if (known is null) return;
            _state.Release(known);
            Wake(podGone: true);
        }
        else if (!string.IsNullOrEmpty(pod.Spec.NodeName))
        {
            _state.Queue.Remove(uid);
            if (known is null) _state.Assign(PodInfo.Of(pod), pod.Spec.NodeName, pod.Metadata.DeletionTimestamp is not null);
            else if (pod.Metadata.DeletionTimestamp is not null) _state.MarkTerminating(known);
        }
        else if (known is null)
        {
            ObserveUnassigned(pod);
        }
    }

    private void ObserveUnassigned(V1Pod pod)
    {
        if (pod.Spec.SchedulerName is not (null or SchedulerName) || pod.Spec.SchedulingGates is { Count: > 0 }) return;
        if (_state.Queue.Find(pod.Metadata.Uid) is not { } queued)
        {
            if (pod.Metadata.DeletionTimestamp is null) _state.Queue.Add(pod);
            return;
        }
        var changed = !ReferenceEquals(queued.Pod.Spec, pod.Spec) && queued.Place == QueuePlace.Unschedulable
            && !SemanticEquality.Same(queued.Pod.Spec, pod.Spec);
        _state.Queue.Refresh(queued, pod);
        if (changed) _state.Queue.Activate(queued with { Pod = pod });
    }

    private void Observe(WatchEventType change, V1Node node)
    {
        if (change == WatchEventType.Deleted)
        {
            _state.RemoveNode(node.Metadata.Name);
            return;
        }
        if (_state.Find(node.Metadata.Name) is not { } known)
        {
            _state.AddNode(node);
        }
        else
        {
            var (before, after) = (known.Node, node);
            known.Update(node);
            if (SemanticEquality.Same(before.Spec, after.Spec)
                && SemanticEquality.Same(before.Metadata.Labels, after.Metadata.Labels)
                && SemanticEquality.Same(before.Status?.Allocatable, after.Status?.Allocatable))
            {
                return;
            }
        }
        Wake(podGone: false);
    }

    private void Wake(bool podGone)
    {
        foreach (var (pod, wait) in _state.Queue.Wake(_api.Simulator.Now, podGone))
            _api.Simulator.Schedule(wait, Name, new RetryPod(pod.Pod.Metadata.Uid, pod.Turn));
    }

    private void StartCycle()
    {
        if (_state.Busy || !_state.Queue.HasActive) return;
        _state.Busy = true;
        var simulator = _api.Simulator;
        simulator.Schedule(simulator.Random("scheduling-cycle").Between(ShortestCycle, LongestCycle), Name, ScheduleOne.Instance);
    }

    private void ScheduleNext()
    {
        _state.Busy = false;
        if (_state.Queue.Next() is not { } queued) return;
        var info = PodInfo.Of(queued.Pod);
        var wishes = new PlacementWishes(
            _state.PodsOf(info.OwnerUid),
            TopologySpread.Prepare(queued.Pod, _state),
            InterPodAffinity.Prepare(queued.Pod, _state.Nodes, _api.Version));
        FindFeasibleNodes(info, wishes);
        if (_feasible.Count == 0)
        {
            Park(queued);
            return;
        }
        var simulator = _api.Simulator;
        var chosen = NodeScorer.Choose(
            info, _feasible, wishes, _state.Nodes.Count, simulator.Random("node-lots"));
        var metadata = queued.Pod.Metadata;
        var node = chosen.Node.Metadata.Name;
        _state.Assign(info, node, terminating: false);
        Send(new BindPod(metadata.Uid, metadata.NamespaceProperty, metadata.Name, node));
    }

    // Source: kubernetes pkg/scheduler/schedule_one.go, findNodesThatPassFilters and numFeasibleNodesToFind.
    private void FindFeasibleNodes(PodInfo info, PlacementWishes wishes)
    {
        _feasible.Clear();
        _failures.Clear();
        var nodes = _state.Nodes;
        var enough = NodesToFind(nodes.Count);
        var examined = 0;
        for (; examined < nodes.Count && _feasible.Count < enough; examined++)
        {
            var node = nodes[(_state.NextStart + examined) % nodes.Count];
            if ((_filter.Check(info, node) ?? wishes.Spread?.Check(node) ?? wishes.Affinity?.Check(node)) is { } failure) _failures.Add(failure);
            else _feasible.Add(node);
        }
        if (nodes.Count > 0) _state.NextStart = (_state.NextStart + examined) % nodes.Count;
    }

    private static int NodesToFind(int nodes)
    {
        if (nodes <= MinNodesToFind) return nodes;
        var percentage = Math.Max(5, 50 - (nodes / 125));
        return Math.Max(MinNodesToFind, nodes * percentage / 100);
    }

    private void Park(QueuedPod queued)
    {
        var simulator = _api.Simulator;
        var message = _state.Nodes.Count == 0 ? FitError.NoNodes : FitError.Message(_failures, _api.Version);
        var parked = _state.Queue.Park(queued, simulator.Now, _failures.Exists(failure => !failure.Unresolvable));
        simulator.Schedule(ForcedRetry, Name, new RetryPod(parked.Pod.Metadata.Uid, parked.Turn));
        _events.Record(queued.Pod, "Warning", "Scheduling", "FailedScheduling", Cut(message));
        var metadata = queued.Pod.Metadata;
        Send(new ReportUnschedulable(metadata.Uid, metadata.NamespaceProperty, metadata.Name, message));
    }

    private static string Cut(string message) => message.Length <= MaxEventMessage ? message : message[..(MaxEventMessage - 4)] + " ...";

    private void Send(object request)
    {
        var simulator = _api.Simulator;
        simulator.Schedule(_state.Limit.Reserve(simulator.Now) + ApiLatency.Next(simulator, Name), Name, request);
    }

    private void Bind(BindPod bind)
    {
        if (!_state.Assigned.TryGetValue(bind.Uid, out var assumed)) return;
        try
        {
            _api.Bind(bind.Namespace, bind.Name, bind.Node, Name);
            _events.Record(assumed.Info.Pod, "Normal", "Binding", "Scheduled",
                $"Successfully assigned {bind.Namespace}/{bind.Name} to {bind.Node}");
        }
        catch (StatusException)
        {
            // The pod went while its node was sought; its place is free again.
            _state.Release(assumed);
            Wake(podGone: true);
        }
    }

    private void Report(ReportUnschedulable report)
    {
        if (_api.TryGet<V1Pod>(report.Namespace, report.Name) is not { } pod || pod.Metadata.Uid != report.Uid
            || !string.IsNullOrEmpty(pod.Spec.NodeName))
        {
            return;
        }
        var conditions = PodScheduledCondition.Set(pod.Status?.Conditions, report.Message, _api.Now);
        if (conditions is not null)
            _api.UpdateStatus(pod with { Status = (pod.Status ?? new V1PodStatus()) with { Conditions = conditions } }, Name);
    }
}
