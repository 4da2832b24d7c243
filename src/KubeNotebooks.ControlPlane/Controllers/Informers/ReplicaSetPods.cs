using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Controllers.Informers;

/// <summary>The pods that one ReplicaSet controls, counted as they change: a pass over the ReplicaSet walks over none of them.</summary>
internal sealed class ReplicaSetPods
{
    private readonly Dictionary<string, PodFacts> _byUid;
    private readonly Dictionary<string, PodFacts> _mismatched;
    private readonly Dictionary<string, int> _activeByNode;
    private readonly Dictionary<long, int> _readyBySecond;
    private LabelSelector _selector = LabelSelector.Nothing;
    private V1LabelSelector? _selectorSource;
    private IDictionary<string, string>? _templateLabels;

    /// <summary>Starts without pods and without a ReplicaSet.</summary>
    public ReplicaSetPods() => (_byUid, _mismatched, _activeByNode, _readyBySecond) = ([], [], [], []);

    private ReplicaSetPods(ReplicaSetPods other)
    {
        (_byUid, _mismatched) = (new(other._byUid), new(other._mismatched));
        (_activeByNode, _readyBySecond) = (new(other._activeByNode), new(other._readyBySecond));
        (_selector, _selectorSource, _templateLabels) = (other._selector, other._selectorSource, other._templateLabels);
        (Counts, Unfinished) = (other.Counts, other.Unfinished);
    }

    /// <summary>The counts of those that the ReplicaSet counts.</summary>
    public PodCounts Counts { get; private set; }

    /// <summary>How many have not run to their end, those being deleted included.</summary>
    public int Unfinished { get; private set; }

    /// <summary>How many there are in all.</summary>
    public int Total => _byUid.Count;

    /// <summary>All of them, in no order that may show.</summary>
    public IEnumerable<PodFacts> Unordered => _byUid.Values;

    /// <summary>How many active ones are on each node; the empty name stands for those without a node.</summary>
    public IReadOnlyDictionary<string, int> ActiveByNode => _activeByNode;

    /// <summary>Active ones whose labels no longer match the selector, by name.</summary>
    public ImmutableArray<V1Pod> Mismatched => _mismatched.Count == 0
        ? []
        : [.. _mismatched.Values.Select(facts => facts.Pod).OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal)];

    /// <summary>A copy that shares only values.</summary>
    public ReplicaSetPods Fork() => new(this);

    /// <summary>The pod of a UID, or null.</summary>
    public V1Pod? Find(string uid) => _byUid.TryGetValue(uid, out var facts) ? facts.Pod : null;

    /// <summary>Takes selector and template labels from the ReplicaSet; all pods are counted anew only when these changed.</summary>
    public void Follow(V1ReplicaSet replicaSet)
    {
        var labels = replicaSet.Spec.Template?.Metadata?.Labels;
        if (SemanticEquality.Same(replicaSet.Spec.Selector, _selectorSource) && SemanticEquality.Same(labels, _templateLabels)) return;
        _selectorSource = replicaSet.Spec.Selector;
        _selector = LabelSelector.Of(replicaSet.Spec.Selector);
        _templateLabels = labels;
        foreach (var facts in _byUid.Values.ToList()) Put(facts.Pod, labelsAreTheSame: false);
    }

    /// <summary>Takes in a new or changed pod.</summary>
    public void Put(V1Pod pod) => Put(pod, labelsAreTheSame: true);

    /// <summary>Forgets a pod.</summary>
    /// <returns>False when it is not here.</returns>
    public bool Remove(string uid)
    {
        if (!_byUid.Remove(uid, out var facts)) return false;
        Count(facts, -1);
        return true;
    }

    /// <summary>Facts about a pod as if the ReplicaSet controlled it.</summary>
    public PodFacts Judge(V1Pod pod) => new(pod, _selector.Matches(pod.Metadata.Labels), HasTemplateLabels(pod));

    /// <summary>Whether an orphan's labels match the ReplicaSet's selector.</summary>
    public bool Selects(V1Pod pod) => _selector.Matches(pod.Metadata.Labels);

    /// <summary>The ready pods that have not been so for long, by the second in which they became ready.</summary>
    /// <param name="since">Seconds since the epoch; earlier ones are left out.</param>
    /// <param name="now">Seconds since the epoch.</param>
    public ImmutableArray<(long Second, int Pods)> ReadySince(long since, long now)
    {
        var found = ImmutableArray.CreateBuilder<(long, int)>();
        if (now - since > _readyBySecond.Count)
        {
            foreach (var (second, pods) in _readyBySecond)
            {
                if (second >= since) found.Add((second, pods));
            }
            found.Sort(static (x, y) => x.CompareTo(y));
            return found.ToImmutable();
        }
        for (var second = since; second <= now; second++)
        {
            if (_readyBySecond.TryGetValue(second, out var pods)) found.Add((second, pods));
        }
        return found.ToImmutable();
    }

    /// <summary>The second, counted from the epoch, in which a time lies.</summary>
    public static long SecondOf(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;

    private void Put(V1Pod pod, bool labelsAreTheSame)
    {
        var known = _byUid.GetValueOrDefault(pod.Metadata.Uid);
        if (known is not null) Count(known, -1);
        var facts = labelsAreTheSame && known is not null && ReferenceEquals(known.Pod.Metadata.Labels, pod.Metadata.Labels)
            ? new PodFacts(pod, known.Matches, known.FullyLabelled)
            : Judge(pod);
        _byUid[pod.Metadata.Uid] = facts;
        Count(facts, 1);
    }

    private void Count(PodFacts facts, int change)
    {
        Counts = Counts.Plus(facts, change);
        if (!facts.IsFinished) Unfinished += change;
        if (!facts.IsActive) return;
        Add(_activeByNode, facts.Node, change);
        if (!facts.Matches)
        {
            if (change > 0) _mismatched.Add(facts.Pod.Metadata.Uid, facts);
            else _mismatched.Remove(facts.Pod.Metadata.Uid);
        }
        else if (facts.ReadySince is { } since)
        {
            Add(_readyBySecond, SecondOf(since), change);
        }
    }

    private bool HasTemplateLabels(V1Pod pod)
    {
        if (_templateLabels is null) return true;
        foreach (var (key, value) in _templateLabels)
        {
            if (pod.Metadata.Labels is null || !pod.Metadata.Labels.TryGetValue(key, out var own) || own != value) return false;
        }
        return true;
    }

    private static void Add<TKey>(Dictionary<TKey, int> counts, TKey key, int change)
        where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key) + change;
        if (count == 0) counts.Remove(key);
        else counts[key] = count;
    }
}
