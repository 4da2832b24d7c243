using k8s.Models;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>A node, and the sum of what runs on it; kept up to date pod by pod.</summary>
/// <remarks>Source: kubernetes pkg/scheduler/framework/types.go, NodeInfo.</remarks>
internal sealed class NodeInfo
{
    private const string ZoneLabel = "topology.kubernetes.io/zone";
    private static readonly V1Taint[] NoTaints = [];

    private readonly Dictionary<int, int> _hostPorts = [];
    private readonly Dictionary<string, PodInfo> _pods = new(StringComparer.Ordinal);
    private int _antiAffinePods;

    /// <summary>A node on which nothing runs.</summary>
    /// <param name="node">The node.</param>
    /// <param name="slot">Its place in per-node arrays.</param>
    public NodeInfo(V1Node node, int slot)
    {
        Slot = slot;
        Update(node);
    }

    /// <summary>Its place in per-node arrays; never changes.</summary>
    public int Slot { get; }

    /// <summary>The node as last seen.</summary>
    public V1Node Node { get; private set; } = null!;

    /// <summary>Its taints.</summary>
    public IList<V1Taint> Taints { get; private set; } = NoTaints;

    /// <summary>Its zone; null when it has none.</summary>
    public string? Zone { get; private set; }

    /// <summary>Whether it is cordoned.</summary>
    public bool Unschedulable { get; private set; }

    /// <summary>CPU that pods may have, in thousandths of a core.</summary>
    public long AllocatableMilliCpu { get; private set; }

    /// <summary>Memory that pods may have, in bytes.</summary>
    public long AllocatableMemory { get; private set; }

    /// <summary>How many pods it takes.</summary>
    public long AllocatablePods { get; private set; }

    /// <summary>The sum of the CPU requests.</summary>
    public long MilliCpu { get; private set; }

    /// <summary>The sum of the memory requests.</summary>
    public long Memory { get; private set; }

    /// <summary>The sum of the CPU requests that scoring counts.</summary>
    public long ScoredMilliCpu { get; private set; }

    /// <summary>The sum of the memory requests that scoring counts.</summary>
    public long ScoredMemory { get; private set; }

    /// <summary>Whether it says which images lie on it.</summary>
    public bool KnowsImages { get; private set; }

    /// <summary>How many pods it has.</summary>
    public int PodCount => _pods.Count;

    /// <summary>Its pods; the order means nothing.</summary>
    public IEnumerable<PodInfo> Pods => _pods.Values;

    /// <summary>Whether one of its pods wants others far from it.</summary>
    public bool HasAntiAffinity => _antiAffinePods > 0;

    /// <summary>A copy that shares only values.</summary>
    public NodeInfo Fork()
    {
        var copy = new NodeInfo(Node, Slot);
        foreach (var pod in _pods.Values) copy.Add(pod);
        return copy;
    }

    /// <summary>Takes over what the node now says of itself.</summary>
    public void Update(V1Node node)
    {
        Node = node;
        Taints = node.Spec?.Taints ?? NoTaints;
        Unschedulable = node.Spec?.Unschedulable == true;
        Zone = node.Metadata.Labels is { } labels && labels.TryGetValue(ZoneLabel, out var zone) ? zone : null;
        KnowsImages = node.Status?.Images is { Count: > 0 };
        var allocatable = node.Status?.Allocatable;
        AllocatableMilliCpu = PodInfo.Quantity(allocatable, "cpu", 1000) ?? 0;
        AllocatableMemory = PodInfo.Quantity(allocatable, "memory", 1) ?? 0;
        AllocatablePods = PodInfo.Quantity(allocatable, "pods", 1) ?? 0;
    }

    /// <summary>Counts a pod in.</summary>
    public void Add(PodInfo pod)
    {
        if (_pods.TryAdd(pod.Pod.Metadata.Uid, pod)) Count(pod, 1);
    }

    /// <summary>Counts a pod out.</summary>
    public void Remove(string uid)
    {
        if (_pods.Remove(uid, out var pod)) Count(pod, -1);
    }

    /// <summary>Whether a pod uses this port of the node.</summary>
    public bool UsesHostPort(int port) => _hostPorts.ContainsKey(port);

    private void Count(PodInfo pod, int sign)
    {
        MilliCpu += sign * pod.MilliCpu;
        Memory += sign * pod.Memory;
        ScoredMilliCpu += sign * pod.ScoredMilliCpu;
        ScoredMemory += sign * pod.ScoredMemory;
        if (pod.Pod.Spec.Affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is { Count: > 0 }) _antiAffinePods += sign;
        foreach (var container in pod.Pod.Spec.Containers)
        {
            if (container.Ports is not { } ports) continue;
            foreach (var port in ports)
            {
                if (port.HostPort is not (> 0 and var number)) continue;
                _hostPorts[number] = _hostPorts.GetValueOrDefault(number) + sign;
                if (_hostPorts[number] == 0) _hostPorts.Remove(number);
            }
        }
    }
}
