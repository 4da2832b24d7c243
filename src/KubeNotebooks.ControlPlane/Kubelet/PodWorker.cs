using k8s.Models;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>What the kubelet remembers of one pod.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/pod_workers.go, podSyncStatus.</remarks>
internal sealed class PodWorker
{
    /// <summary>Starts to look after a pod.</summary>
    /// <param name="pod">It is assigned to a node of ours.</param>
    /// <param name="relistPhase">Where in the second its relists fall.</param>
    public PodWorker(V1Pod pod, TimeSpan relistPhase)
    {
        (Pod, RelistPhase) = (pod, relistPhase);
        InitCount = pod.Spec.InitContainers?.Count ?? 0;
        Containers = new ContainerState[InitCount + pod.Spec.Containers.Count];
        for (var i = 0; i < Containers.Length; i++) Containers[i] = new ContainerState();
    }

    /// <summary>The pod as last seen by the kubelet.</summary>
    public V1Pod Pod { get; set; }

    /// <summary>Where in the second its relists fall.</summary>
    public TimeSpan RelistPhase { get; }

    /// <summary>How many init containers it has.</summary>
    public int InitCount { get; }

    /// <summary>Init containers, then main containers, in the order of the spec.</summary>
    public ContainerState[] Containers { get; private set; }

    /// <summary>When the kubelet first took it up.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>Its address, from the moment when its sandbox is up.</summary>
    public string? PodIP { get; set; }

    /// <summary>The number of its address on the node; 0: it holds none.</summary>
    public int AddressNumber { get; set; }

    /// <summary>The wait before the next try to mount its volumes; zero: none has failed.</summary>
    public TimeSpan MountBackoff { get; set; }

    /// <summary>Its sandbox is up.</summary>
    public bool SandboxReady { get; set; }

    /// <summary>A relist saw the sandbox.</summary>
    public bool SandboxSeen { get; set; }

    /// <summary>A sync is under way.</summary>
    public bool Busy { get; set; }

    /// <summary>Another sync is to follow.</summary>
    public bool SyncPending { get; set; }

    /// <summary>A sync waits for the next relist.</summary>
    public bool WaitsForRelist { get; set; }

    /// <summary>A relist is scheduled.</summary>
    public bool RelistScheduled { get; set; }

    /// <summary>When the last sync ended.</summary>
    public DateTimeOffset LastSync { get; set; }

    /// <summary>Steps of an older epoch are void.</summary>
    public int Epoch { get; set; }

    /// <summary>What the sync under way has still to start: indices into <see cref="Containers"/>.</summary>
    public Queue<int> ToStart { get; private set; } = new();

    /// <summary>What the sync under way has to stop first, and why.</summary>
    public Queue<(int Container, string Why)> ToKill { get; private set; } = new();

    /// <summary>Something in the sync under way failed.</summary>
    public bool SyncFailed { get; set; }

    /// <summary>It is being stopped.</summary>
    public bool Terminating { get; set; }

    /// <summary>Its containers are stopped for good.</summary>
    public bool Terminated { get; set; }

    /// <summary>What it looked like when its status was last made.</summary>
    public PodView? View { get; set; }

    /// <summary>Its status, as the kubelet wants it stored.</summary>
    public V1PodStatus? Status { get; set; }

    /// <summary>The status is on its way to the API server.</summary>
    public bool StatusUnderWay { get; set; }

    /// <summary>The spec of the container at an index into <see cref="Containers"/>.</summary>
    public V1Container Spec(int index) =>
        index < InitCount ? Pod.Spec.InitContainers[index] : Pod.Spec.Containers[index - InitCount];

    /// <summary>A copy that shares only values.</summary>
    public PodWorker Fork()
    {
        var copy = (PodWorker)MemberwiseClone();
        copy.Containers = [.. Containers.Select(container => container.Fork())];
        copy.ToStart = new Queue<int>(ToStart);
        copy.ToKill = new Queue<(int, string)>(ToKill);
        return copy;
    }
}
