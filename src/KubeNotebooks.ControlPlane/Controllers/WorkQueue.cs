namespace KubeNotebooks.ControlPlane.Controllers;

/// <summary>The keys that a controller has to look at: each waits once, and none is worked on twice at a time.</summary>
/// <typeparam name="TKey">A value that names an object.</typeparam>
/// <remarks>
/// Source: client-go util/workqueue/queue.go (dirty and processing sets), delaying_queue.go (the earlier of two delays wins),
/// default_rate_limiters.go (back-off per key). State: the delays themselves are messages, sent by <see cref="ControllerLoop{TKey,TView}"/>.
/// </remarks>
internal sealed class WorkQueue<TKey>
    where TKey : struct, IEquatable<TKey>
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(1000);
    private readonly Queue<TKey> _waiting;
    private readonly HashSet<TKey> _dirty;
    private readonly HashSet<TKey> _processing;
    private readonly Dictionary<TKey, int> _failures;
    private readonly Dictionary<TKey, DateTimeOffset> _delayed;

    /// <summary>Starts empty.</summary>
    public WorkQueue() => (_waiting, _dirty, _processing, _failures, _delayed) = ([], [], [], [], []);

    private WorkQueue(WorkQueue<TKey> other) => (_waiting, _dirty, _processing, _failures, _delayed) =
        (new(other._waiting), [.. other._dirty], [.. other._processing], new(other._failures), new(other._delayed));

    /// <summary>How many keys are worked on.</summary>
    public int Processing => _processing.Count;

    /// <summary>A copy that goes its own way.</summary>
    public WorkQueue<TKey> Fork() => new(this);

    /// <summary>Wants a key looked at: now, or again as soon as who works on it is done.</summary>
    public void Add(TKey key)
    {
        if (!_dirty.Add(key) || _processing.Contains(key)) return;
        _waiting.Enqueue(key);
    }

    /// <summary>Takes the key that waits longest.</summary>
    public bool TryTake(out TKey key)
    {
        if (!_waiting.TryDequeue(out key)) return false;
        _processing.Add(key);
        _dirty.Remove(key);
        return true;
    }

    /// <summary>Gives a key back after work; it waits again if it was added meanwhile.</summary>
    public void Done(TKey key)
    {
        _processing.Remove(key);
        if (_dirty.Contains(key)) _waiting.Enqueue(key);
    }

    /// <summary>How often a key failed in a row.</summary>
    public int Failures(TKey key) => _failures.GetValueOrDefault(key);

    /// <summary>Notes one more failure of a key.</summary>
    /// <returns>How long to wait: 5 ms, doubled with each failure, at most 1000 s.</returns>
    public TimeSpan BackOff(TKey key)
    {
        var failures = _failures.GetValueOrDefault(key);
        _failures[key] = failures + 1;
        return failures > 17 ? LongestBackOff : FirstBackOff * (1L << failures);
    }

    /// <summary>Forgets the failures of a key.</summary>
    public void Forget(TKey key) => _failures.Remove(key);

    /// <summary>Notes that a key shall be added later.</summary>
    /// <returns>False when it already waits for an earlier or the same time.</returns>
    public bool Delay(TKey key, DateTimeOffset until)
    {
        if (_delayed.TryGetValue(key, out var before) && before <= until) return false;
        _delayed[key] = until;
        return true;
    }

    /// <summary>Adds a key whose delay is over; one that was put forward meanwhile has been added already.</summary>
    public void DelayOver(TKey key, DateTimeOffset now)
    {
        if (!_delayed.TryGetValue(key, out var until) || until > now) return;
        _delayed.Remove(key);
        Add(key);
    }
}
