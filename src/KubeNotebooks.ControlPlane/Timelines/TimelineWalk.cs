using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Namespaces;
using KubeNotebooks.ControlPlane.Controllers.ReplicaSet;
using KubeNotebooks.ControlPlane.History;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>
/// Goes once through all versions of a Deployment, its ReplicaSets and its pods, in the order in which they were written.
/// </summary>
internal sealed class TimelineWalk
{
    private readonly KubernetesVersion _release;
    private readonly List<ObjectVersion> _versions = [];
    private readonly List<SetTrack> _sets = [];
    private readonly Dictionary<string, SetTrack> _setByUid = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PodTrack>> _podsByUid = new(StringComparer.Ordinal);
    private readonly PriorityQueue<PodTrack, (DateTimeOffset, int)> _ripening = new();
    private readonly HashSet<SetTrack> _outOfStep = [];
    private readonly CountSteps _steps = new();
    private readonly BoundsOverTime _bounds = new();
    private readonly PromiseJudge _judge = new();
    private int _total;
    private int _available;
    private int _wanted;
    private int _ripened;

    /// <summary>Collects the versions.</summary>
    public TimelineWalk(ClusterHistory history, string uid, KubernetesVersion release)
    {
        _release = release;
        _versions.AddRange(history.VersionsOf(uid));
        foreach (var setUid in history.ControlledBy(uid).OrderBy(history.PlaceOf))
        {
            var set = new SetTrack(uid, setUid, history.PlaceOf(setUid));
            _sets.Add(set);
            _setByUid.Add(setUid, set);
            _versions.AddRange(history.VersionsOf(setUid));
        }
        foreach (var podUid in history.ControlledBy(uid).SelectMany(history.ControlledBy).Distinct(StringComparer.Ordinal)) Track(podUid, history.VersionsOf(podUid));
        _versions.Sort((one, other) => one.Entry.CompareTo(other.Entry));
    }

    /// <summary>All versions, in the order in which they were written.</summary>
    public IReadOnlyList<ObjectVersion> Versions => _versions;

    /// <summary>Goes through them and tells what it saw; marks, and the time from the first of them, are left to the caller.</summary>
    /// <param name="end">The end of the timeline.</param>
    /// <param name="deployment">Whose timeline it is.</param>
    public RolloutTimeline Go(V1Deployment deployment, DateTimeOffset end)
    {
        foreach (var version in _versions)
        {
            Ripen(version.At);
            switch (version.Object)
            {
                case V1Deployment one: See(one, version); break;
                case V1ReplicaSet one: See(_setByUid[one.Metadata.Uid], version); break;
                case V1Pod one:
                    foreach (var pod in _podsByUid[one.Metadata.Uid]) See(pod, version);
                    break;
            }
            _steps.Note(version.At, _total, _available);
        }
        Ripen(end);
        return new RolloutTimeline
        {
            Namespace = deployment.Metadata.NamespaceProperty,
            Name = deployment.Metadata.Name,
            Uid = deployment.Metadata.Uid,
            From = _versions.Count > 0 ? _versions[0].At : end,
            To = end,
            Revisions = [.. _sets.Select(set => set.Revision()).OfType<TimelineRevision>()],
            Lanes = Lanes(end),
            Counts = _steps.ToImmutable(),
            Bounds = _bounds.Until(end),
            Verdict = _judge.Verdict(end),
        };
    }

    /// <summary>Follows a pod in each ReplicaSet that controls it in turn: a ReplicaSet made anew adopts the orphans of the one before.</summary>
    private void Track(string uid, IReadOnlyList<ObjectVersion> versions)
    {
        var tracks = new List<PodTrack>(1);
        foreach (var version in versions)
        {
            if (OwnerReferences.ControllerOf(version.Object.Metadata)?.Uid is not { } owner || !_setByUid.TryGetValue(owner, out var set)) continue;
            if (tracks.Any(track => track.Set == set)) continue;
            var pod = new PodTrack(uid, set);
            set.Pods.Add(pod);
            tracks.Add(pod);
        }
        _podsByUid.Add(uid, tracks);
        _versions.AddRange(versions);
    }

    private ImmutableArray<PodLane> Lanes(DateTimeOffset end)
    {
        var lanes = ImmutableArray.CreateBuilder<PodLane>();
        for (var i = 0; i < _sets.Count; i++)
        {
            foreach (var pod in _sets[i].Pods)
            {
                if (pod.Lane(i, end) is { } lane) lanes.Add(lane);
            }
        }
        return lanes.ToImmutable();
    }

    private void See(V1Deployment deployment, ObjectVersion version)
    {
        if (version.Type == WatchEventType.Deleted || deployment.Metadata.DeletionTimestamp is not null)
        {
            _bounds.End(version.At);
            _judge.End(version.At);
            return;
        }
        _bounds.See(deployment, version.At);
        _judge.See(deployment, version.At);
    }

    private void See(SetTrack set, ObjectVersion version)
    {
        var (wanted, minReady, ours) = (set.Wanted, set.MinReadySeconds, set.IsOurs);
        set.See(version);
        _wanted += set.Wanted - wanted;
        if (set.IsOurs != ours) Recount(set, version);
        Step(set, version.At);
        if (set.Wanted != wanted) _judge.Wanted(_wanted, set.Wanted > wanted && !set.IsAdopted, version.At, set.Name, version.Actor);
        if (set.MinReadySeconds == minReady) return;
        foreach (var pod in set.Pods) Reconsider(pod, version);
    }

    /// <summary>Counts the pods of a ReplicaSet that the Deployment has taken, or counts them no longer.</summary>
    private void Recount(SetTrack set, ObjectVersion version)
    {
        foreach (var pod in set.Pods)
        {
            var change = !pod.Exists ? 0 : set.IsOurs ? 1 : -1;
            set.Existing += change;
            _total += change;
            pod.Show(version.At);
            Reconsider(pod, version);
        }
        set.Steps.Note(version.At, set.Existing, set.Available);
    }

    private void See(PodTrack pod, ObjectVersion version)
    {
        var (set, counted) = (pod.Set, pod.Counts);
        pod.See(version, _release);
        if (version.Actor == NamespaceController.Actor && pod.IsDeleted) _judge.End(version.At);
        var change = (pod.Counts ? 1 : 0) - (counted ? 1 : 0);
        set.Existing += change;
        _total += change;
        Step(set, version.At);
        if (change > 0) _judge.Created(_total, version.At, pod.Name, set.Name);
        Reconsider(pod, version);
        if (change != 0) set.Steps.Note(version.At, set.Existing, set.Available);
    }

    private void Step(SetTrack set, DateTimeOffset at)
    {
        if (set.Existing == set.Wanted ? !_outOfStep.Remove(set) : !_outOfStep.Add(set)) return;
        _judge.InStep(_outOfStep.Count == 0, at);
    }

    /// <summary>Finds out whether a pod is available now that it or its ReplicaSet has changed, or will be later.</summary>
    /// <remarks>Source: kubernetes pkg/api/v1/pod/util.go, IsPodAvailable: the condition's time has whole seconds.</remarks>
    private void Reconsider(PodTrack pod, ObjectVersion version)
    {
        var ripe = pod.ReadySince is { } since ? RipeAt(pod, since) : (DateTimeOffset?)null;
        var available = ripe <= version.At;
        if (ripe is { } later && !available) _ripening.Enqueue(pod, (later, _ripened++));
        if (available == pod.IsAvailable) return;
        SetAvailable(pod, available, version.At);
        if (available) return;
        if (version.Object is V1ReplicaSet) _judge.Recounted();
        else if (!pod.IsDeleted) _judge.Lost(version.At, pod, version.Actor);
        else _judge.Deleted(version.At, pod, version.Actor, version.Actor == ReplicaSetController.ComponentName);
    }

    private static DateTimeOffset RipeAt(PodTrack pod, DateTime since) => pod.Set.MinReadySeconds == 0
        ? DateTimeOffset.MinValue
        : new DateTimeOffset(DateTime.SpecifyKind(since, DateTimeKind.Utc)).AddSeconds(pod.Set.MinReadySeconds);

    /// <summary>Lets the pods become available that have been ready for long enough by a moment.</summary>
    private void Ripen(DateTimeOffset now)
    {
        while (_ripening.TryPeek(out var pod, out var due) && due.Item1 <= now)
        {
            _ripening.Dequeue();
            if (pod.IsAvailable || pod.ReadySince is not { } since || RipeAt(pod, since) > due.Item1) continue;
            SetAvailable(pod, true, due.Item1);
            _steps.Note(due.Item1, _total, _available);
        }
    }

    private void SetAvailable(PodTrack pod, bool available, DateTimeOffset at)
    {
        pod.IsAvailable = available;
        pod.Set.Available += available ? 1 : -1;
        _available += available ? 1 : -1;
        pod.Set.Steps.Note(at, pod.Set.Existing, pod.Set.Available);
        if (available) _judge.Rose(at);
    }
}
