using System.Diagnostics;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Events;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Controllers.Nodes;

/// <summary>Deletes pods from nodes whose taints they do not tolerate, or not any longer.</summary>
/// <remarks>Source: kubernetes pkg/controller/tainteviction/taint_eviction.go, processPodOnNode.</remarks>
internal sealed class TaintEvictionController : IComponent
{
    /// <summary>The name under which it gets messages.</summary>
    public const string ComponentName = "taint-eviction-controller";

    /// <summary>Its name before Kubernetes 1.29.</summary>
    public const string EarlierName = "taint-controller";

    private readonly KubeApiServer _api;
    private readonly TaintEvictionState _state;
    private readonly EventRecorder _events;

    /// <summary>Makes the controller and registers it with the simulation.</summary>
    public TaintEvictionController(KubeApiServer api, TaintEvictionState state)
    {
        (_api, _state) = (api, state);
        Name = api.Version.AtLeast(29) ? ComponentName : EarlierName;
        _events = new EventRecorder(api, state.Events, state.Client, Name);
        api.Simulator.Register(this);
        api.Subscribe(Name, IsOfInterest);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public void Receive(object message)
    {
        switch (message)
        {
            case WatchEvent { Object: V1Node node } change:
                Observe(node, change.Type == WatchEventType.Deleted);
                break;
            case WatchEvent { Object: V1Pod pod, Type: WatchEventType.Deleted }:
                Cancel(pod);
                break;
            case WatchEvent { Object: V1Pod pod }:
                if (_state.Tainted.ContainsKey(pod.Spec.NodeName)) Judge(pod);
                break;
            case EvictPod evict:
                Evict(evict);
                break;
            case DeleteEvicted delete:
                if (_api.TryGet<V1Pod>(delete.Namespace, delete.Name)?.Metadata.Uid == delete.Uid)
                    _api.Delete<V1Pod>(delete.Namespace, delete.Name, DeleteRequest.Default, Name);
                break;
            default:
                throw new UnreachableException($"{Name} has no use for {message}.");
        }
    }

    private static string Key(V1ObjectMeta metadata) => $"{metadata.NamespaceProperty}/{metadata.Name}";

    // Without a taint of this kind nothing is of interest.
    private bool IsOfInterest(WatchEvent change) => change.Object switch
    {
        V1Node node => NodeTaints.Evicting(node).Count > 0 || _state.Tainted.ContainsKey(node.Metadata.Name),
        V1Pod pod when change.Type == WatchEventType.Deleted => _state.Booked.ContainsKey(Key(pod.Metadata)),
        V1Pod pod => _state.Tainted.Count > 0 && !string.IsNullOrEmpty(pod.Spec.NodeName) && _state.Tainted.ContainsKey(pod.Spec.NodeName)
            && !_state.Booked.ContainsKey(Key(pod.Metadata)),
        _ => false,
    };

    private void Observe(V1Node node, bool gone)
    {
        var name = node.Metadata.Name;
        var taints = gone ? [] : NodeTaints.Evicting(node);
        if (taints.Count == 0) _state.Tainted.Remove(name);
        else _state.Tainted[name] = [.. taints];
        if (gone) return;
        foreach (var pod in _api.List<V1Pod>())
        {
            if (pod.Spec.NodeName != name) continue;
            if (taints.Count == 0) Cancel(pod);
            else Judge(pod);
        }
    }

    private void Judge(V1Pod pod)
    {
        var now = _api.Simulator.Now;
        if (Tolerance(_state.Tainted[pod.Spec.NodeName], pod.Spec.Tolerations ?? []) is not { } tolerance)
        {
            Cancel(pod);
            return;
        }
        var (created, due) = (now, now + tolerance);
        if (_state.Booked.GetValueOrDefault(Key(pod.Metadata)) is { } booked)
        {
            if (booked.IsDone || booked.Created + tolerance < due) return;
            Cancel(pod);
            created = booked.Created;
        }
        _state.Booked[Key(pod.Metadata)] = new BookedEviction(++_state.Turns, created);
        _api.Simulator.Schedule(due - now, Name, new EvictPod(pod.Metadata.NamespaceProperty, pod.Metadata.Name, _state.Turns));
    }

    // How long all taints are tolerated; null: for ever.
    private static TimeSpan? Tolerance(IEnumerable<V1Taint> taints, IList<V1Toleration> tolerations)
    {
        long? least = null;
        foreach (var taint in taints)
        {
            if (tolerations.FirstOrDefault(toleration => Covers(toleration, taint)) is not { } used) return TimeSpan.Zero;
            if (used.TolerationSeconds is { } seconds) least = Math.Min(least ?? long.MaxValue, Math.Max(0, seconds));
        }
        return least is { } some ? TimeSpan.FromSeconds(some) : null;
    }

    private static bool Covers(V1Toleration toleration, V1Taint taint) =>
        (string.IsNullOrEmpty(toleration.Effect) || toleration.Effect == taint.Effect)
        && (string.IsNullOrEmpty(toleration.Key) || toleration.Key == taint.Key)
        && (toleration.OperatorProperty == "Exists" || (toleration.Value ?? "") == (taint.Value ?? ""));

    private void Cancel(V1Pod pod)
    {
        if (!_state.Booked.Remove(Key(pod.Metadata), out var booked) || booked.IsDone) return;
        Record(pod.Metadata.NamespaceProperty, pod.Metadata.Name, "Cancelling deletion of Pod");
    }

    private void Evict(EvictPod evict)
    {
        var key = $"{evict.Namespace}/{evict.Name}";
        if (_state.Booked.GetValueOrDefault(key) is not { IsDone: false } booked || booked.Turn != evict.Turn) return;
        _state.Booked[key] = booked with { IsDone = true };
        Record(evict.Namespace, evict.Name, "Marking for deletion Pod");
        if (_api.TryGet<V1Pod>(evict.Namespace, evict.Name) is not { } pod) return;
        if (_api.Version.AtLeast(26)) _api.UpdateStatus(pod with { Status = pod.Status with { Conditions = [.. (pod.Status.Conditions ?? []).Where(one => one.Type != "DisruptionTarget"), Disruption()] } }, Name);
        var simulator = _api.Simulator;
        simulator.Schedule(_state.Client.Reserve(simulator.Now) + ApiLatency.Next(simulator, Name), Name, new DeleteEvicted(evict.Namespace, evict.Name, pod.Metadata.Uid));
    }

    private V1PodCondition Disruption() => new()
    {
        Type = "DisruptionTarget",
        Status = "True",
        Reason = "DeletionByTaintManager",
        Message = "Taint manager: deleting due to NoExecute taint",
        LastTransitionTime = _api.Now,
    };

    // The event names the pod without its UID, so that kubectl describe does not find it.
    private void Record(string @namespace, string name, string what) => _events.Record(
        new V1Pod { Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = @namespace } }, "Normal", "TaintManagerEviction", $"{what} {@namespace}/{name}");
}
