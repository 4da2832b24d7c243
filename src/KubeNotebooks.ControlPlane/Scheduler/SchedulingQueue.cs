using k8s.Models;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>Where a pod that needs a node stands.</summary>
internal enum QueuePlace
{
    /// <summary>Its turn comes as soon as those before it are done.</summary>
    Active,

    /// <summary>Something changed, but it was tried a short while ago.</summary>
    Backoff,

    /// <summary>No node could take it; it waits for a change.</summary>
    Unschedulable,
}

/// <summary>A pod that needs a node.</summary>
/// <param name="Pod">As last seen.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastTried">When it was tried last.</param>
/// <param name="WaitsForPods">It may fit when other pods go; otherwise only a node's change can help.</param>
/// <param name="Turn">Which entry of the active queue is its own.</param>
internal sealed record QueuedPod(
    V1Pod Pod, QueuePlace Place, int Attempts, DateTimeOffset LastTried, bool WaitsForPods, long Turn);

/// <summary>The pods that need a node: those whose turn comes, and those that wait for a change.</summary>
/// <remarks>Source: kubernetes pkg/scheduler/backend/queue/scheduling_queue.go, PriorityQueue.</remarks>
internal sealed class SchedulingQueue
{
    private static readonly TimeSpan InitialBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, QueuedPod> _pods = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, (int Unimportance, long Turn)> _active = new();
    private readonly SortedDictionary<long, string> _unschedulable = [];
    private long _nextTurn;

    /// <summary>Whether a pod's turn may have come.</summary>
    public bool HasActive => _active.Count > 0;

    /// <summary>A copy that shares only values.</summary>
    public SchedulingQueue Fork()
    {
        var copy = new SchedulingQueue { _nextTurn = _nextTurn };
        foreach (var (uid, pod) in _pods) copy._pods.Add(uid, pod);
        copy._active.EnqueueRange(_active.UnorderedItems);
        foreach (var (turn, uid) in _unschedulable) copy._unschedulable.Add(turn, uid);
        return copy;
    }

    /// <summary>Finds a pod, wherever it stands.</summary>
    public QueuedPod? Find(string uid) => _pods.GetValueOrDefault(uid);

    /// <summary>Puts a pod at the end of those of its priority.</summary>
    public void Activate(QueuedPod pod)
    {
        _unschedulable.Remove(pod.Turn);
        var active = pod with { Place = QueuePlace.Active, Turn = _nextTurn++ };
        _pods[pod.Pod.Metadata.Uid] = active;
        _active.Enqueue(pod.Pod.Metadata.Uid, (-(pod.Pod.Spec.Priority ?? 0), active.Turn));
    }

    /// <summary>Adds a pod that was never tried.</summary>
    public void Add(V1Pod pod) => Activate(new QueuedPod(pod, QueuePlace.Active, 0, default, false, -1));

    /// <summary>Takes note of a pod's changed form; it stays where it stands.</summary>
    public void Refresh(QueuedPod queued, V1Pod pod) => _pods[pod.Metadata.Uid] = queued with { Pod = pod };

    /// <summary>Forgets a pod.</summary>
    public void Remove(string uid)
    {
        if (_pods.Remove(uid, out var pod)) _unschedulable.Remove(pod.Turn);
    }

    /// <summary>Takes the pod whose turn it is; it is then in no queue.</summary>
    /// <returns>Null when no pod's turn has come.</returns>
    public QueuedPod? Next()
    {
        while (_active.TryDequeue(out var uid, out var order))
        {
            if (_pods.TryGetValue(uid, out var pod) && pod.Place == QueuePlace.Active && pod.Turn == order.Turn)
            {
                _pods.Remove(uid);
                return pod;
            }
        }
        return null;
    }

    /// <summary>Lets a pod wait that no node could take.</summary>
    /// <returns>It, with the attempt counted.</returns>
    public QueuedPod Park(QueuedPod pod, DateTimeOffset now, bool waitsForPods)
    {
        var parked = pod with
        {
            Place = QueuePlace.Unschedulable,
            Attempts = pod.Attempts + 1,
            LastTried = now,
            WaitsForPods = waitsForPods,
            Turn = _nextTurn++,
        };
        _pods[pod.Pod.Metadata.Uid] = parked;
        _unschedulable.Add(parked.Turn, pod.Pod.Metadata.Uid);
        return parked;
    }

    /// <summary>A change may help pods that wait: those tried long enough ago get their turn.</summary>
    /// <param name="now">The virtual time.</param>
    /// <param name="podGone">A pod went: then pods that only a node's change can help go on waiting.</param>
    /// <returns>Those that must first wait a little longer, with how long.</returns>
    public List<(QueuedPod Pod, TimeSpan Wait)> Wake(DateTimeOffset now, bool podGone)
    {
        if (_unschedulable.Count == 0) return [];
        List<(QueuedPod, TimeSpan)> waiting = [];
        foreach (var uid in _unschedulable.Values.ToList())
        {
            var pod = _pods[uid];
            if (podGone && !pod.WaitsForPods) continue;
            var wait = pod.LastTried + Backoff(pod.Attempts) - now;
            if (wait <= TimeSpan.Zero)
            {
                Activate(pod);
                continue;
            }
            _unschedulable.Remove(pod.Turn);
            var resting = pod with { Place = QueuePlace.Backoff, Turn = _nextTurn++ };
            _pods[uid] = resting;
            waiting.Add((resting, wait));
        }
        return waiting;
    }

    /// <summary>How long a pod rests after an attempt.</summary>
    /// <param name="attempts">How often it was tried; 1 or more.</param>
    /// <returns>1 s, doubling with every attempt, at most 10 s.</returns>
    public static TimeSpan Backoff(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return attempts > 4 ? MaxBackoff : InitialBackoff * (1 << (attempts - 1));
    }
}
