using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Events;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>A pod that has a node.</summary>
/// <param name="Info">What it needs.</param>
/// <param name="Node">The node's name.</param>
/// <param name="Terminating">It is being deleted, so it does not count for spreading.</param>
internal sealed record AssignedPod(PodInfo Info, string Node, bool Terminating);

/// <summary>All that the <see cref="KubeScheduler"/> remembers.</summary>
internal sealed class SchedulerState
{
    private const int RequestsPerSecond = 50;
    private const int Burst = 100;

    private readonly Dictionary<string, NodeInfo> _byName;
    private readonly Dictionary<string, int[]> _podsOfOwner;
    private int _nextSlot;

    /// <summary>No node and no pod known yet.</summary>
    public SchedulerState()
    {
        Nodes = [];
        Assigned = new Dictionary<string, AssignedPod>(StringComparer.Ordinal);
        Queue = new SchedulingQueue();
        Limit = new ClientRateLimiter(RequestsPerSecond, Burst);
        EventLimit = new ClientRateLimiter(RequestsPerSecond, Burst);
        Events = new SeriesEventRecorderState();
        _byName = new Dictionary<string, NodeInfo>(StringComparer.Ordinal);
        _podsOfOwner = new Dictionary<string, int[]>(StringComparer.Ordinal);
    }

    private SchedulerState(SchedulerState other)
    {
        Nodes = [.. other.Nodes.Select(node => node.Fork())];
        Assigned = new Dictionary<string, AssignedPod>(other.Assigned, StringComparer.Ordinal);
        Queue = other.Queue.Fork();
        Limit = other.Limit.Fork();
        EventLimit = other.EventLimit.Fork();
        Events = other.Events.Fork();
        _byName = Nodes.ToDictionary(node => node.Node.Metadata.Name, StringComparer.Ordinal);
        _podsOfOwner = other._podsOfOwner.ToDictionary(entry => entry.Key, entry => (int[])entry.Value.Clone(), StringComparer.Ordinal);
        (_nextSlot, Busy, NextStart) = (other._nextSlot, other.Busy, other.NextStart);
    }

    /// <summary>The nodes, in the order in which they joined.</summary>
    public List<NodeInfo> Nodes { get; }

    /// <summary>The pods that have a node, or are about to get it, by UID.</summary>
    public Dictionary<string, AssignedPod> Assigned { get; }

    /// <summary>The pods that need a node.</summary>
    public SchedulingQueue Queue { get; }

    /// <summary>The speed limit of its client.</summary>
    public ClientRateLimiter Limit { get; }

    /// <summary>The speed limit of the client for its events.</summary>
    public ClientRateLimiter EventLimit { get; }

    /// <summary>What its event recorder remembers.</summary>
    public SeriesEventRecorderState Events { get; }

    /// <summary>A scheduling cycle is under way.</summary>
    public bool Busy { get; set; }

    /// <summary>Where the search for nodes starts next, so that in a large cluster all get their turn.</summary>
    public int NextStart { get; set; }

    /// <summary>A copy that shares only values.</summary>
    public SchedulerState Fork() => new(this);

    /// <summary>Finds a node.</summary>
    /// <returns>Null when it is not known.</returns>
    public NodeInfo? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds a node, with the pods that are assigned to it already.</summary>
    public void AddNode(V1Node node)
    {
        var info = new NodeInfo(node, _nextSlot++);
        Nodes.Add(info);
        _byName.Add(node.Metadata.Name, info);
        foreach (var pod in Assigned.Values)
        {
            if (pod.Node != node.Metadata.Name) continue;
            info.Add(pod.Info);
            if (!pod.Terminating) CountForOwner(pod, 1);
        }
    }

    /// <summary>Forgets a node.</summary>
    public void RemoveNode(string name)
    {
        if (_byName.Remove(name, out var info)) Nodes.Remove(info);
    }

    /// <summary>Counts a pod on its node.</summary>
    public void Assign(PodInfo info, string node, bool terminating)
    {
        var pod = new AssignedPod(info, node, terminating);
        if (!Assigned.TryAdd(info.Pod.Metadata.Uid, pod)) return;
        Find(node)?.Add(info);
        if (!terminating) CountForOwner(pod, 1);
    }

    /// <summary>Notes that a pod is being deleted.</summary>
    public void MarkTerminating(AssignedPod pod)
    {
        if (pod.Terminating) return;
        CountForOwner(pod, -1);
        Assigned[pod.Info.Pod.Metadata.Uid] = pod with { Terminating = true };
    }

    /// <summary>Gives back what a pod took.</summary>
    public void Release(AssignedPod pod)
    {
        var uid = pod.Info.Pod.Metadata.Uid;
        Assigned.Remove(uid);
        Find(pod.Node)?.Remove(uid);
        if (!pod.Terminating) CountForOwner(pod, -1);
    }

    /// <summary>How many pods of a controller each node has, by slot.</summary>
    /// <param name="ownerUid">The controller; null: none.</param>
    /// <returns>Null when there is no controller, so nothing to spread.</returns>
    public int[]? PodsOf(string? ownerUid)
    {
        if (ownerUid is null) return null;
        if (_podsOfOwner.TryGetValue(ownerUid, out var counts) && counts.Length >= _nextSlot) return counts;
        Array.Resize(ref counts, _nextSlot);
        _podsOfOwner[ownerUid] = counts;
        return counts;
    }

    private void CountForOwner(AssignedPod pod, int sign)
    {
        if (Find(pod.Node) is { } node && PodsOf(pod.Info.OwnerUid) is { } counts) counts[node.Slot] += sign;
    }
}
