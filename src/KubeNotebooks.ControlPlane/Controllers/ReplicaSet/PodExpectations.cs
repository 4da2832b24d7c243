using KubeNotebooks.ControlPlane.Store;

namespace KubeNotebooks.ControlPlane.Controllers.ReplicaSet;

/// <summary>The creations and deletions that were asked for and that the watch has not shown yet, by ReplicaSet.</summary>
/// <remarks>
/// Until they show, the cache is behind the truth and the pods are not managed again: too many would be made or deleted.
/// Source: kubernetes pkg/controller/controller_utils.go, UIDTrackingControllerExpectations.
/// </remarks>
internal sealed class PodExpectations
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);
    private readonly Dictionary<ObjectKey, Awaited> _awaited;

    /// <summary>Starts without any.</summary>
    public PodExpectations() => _awaited = [];

    private PodExpectations(PodExpectations other)
    {
        _awaited = new(other._awaited.Count);
        foreach (var (key, one) in other._awaited) _awaited.Add(key, one with { Deletions = [.. one.Deletions] });
    }

    /// <summary>A copy that shares only values.</summary>
    public PodExpectations Fork() => new(this);

    /// <summary>Whether all has shown that was asked for, or too long ago to wait for it.</summary>
    public bool AreMet(ObjectKey replicaSet, DateTimeOffset now) => !_awaited.TryGetValue(replicaSet, out var one)
        || (one.Creations <= 0 && one.Deletions.Count == 0) || now - one.Since > Timeout;

    /// <summary>So many pods are about to be created.</summary>
    public void ExpectCreations(ObjectKey replicaSet, int pods, DateTimeOffset now) => _awaited[replicaSet] = new Awaited(pods, [], now);

    /// <summary>These pods are about to be deleted.</summary>
    public void ExpectDeletions(ObjectKey replicaSet, IEnumerable<string> podUids, DateTimeOffset now) =>
        _awaited[replicaSet] = new Awaited(0, [.. podUids], now);

    /// <summary>Created pods showed, or will never show.</summary>
    public void CreationsObserved(ObjectKey replicaSet, int pods = 1)
    {
        if (_awaited.TryGetValue(replicaSet, out var one)) _awaited[replicaSet] = one with { Creations = one.Creations - pods };
    }

    /// <summary>A pod's deletion showed, or will never show.</summary>
    public void DeletionObserved(ObjectKey replicaSet, string podUid)
    {
        if (_awaited.TryGetValue(replicaSet, out var one)) one.Deletions.Remove(podUid);
    }

    /// <summary>The ReplicaSet is gone.</summary>
    public void Forget(ObjectKey replicaSet) => _awaited.Remove(replicaSet);

    private readonly record struct Awaited(int Creations, HashSet<string> Deletions, DateTimeOffset Since);
}
