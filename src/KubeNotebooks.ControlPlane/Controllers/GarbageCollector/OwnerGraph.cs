using System.Collections.Immutable;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Informers;
using WatchEventType = KubeNotebooks.ControlPlane.ApiServer.WatchEventType;

namespace KubeNotebooks.ControlPlane.Controllers.GarbageCollector;

/// <summary>Who owns whom, over all kinds.</summary>
/// <remarks>
/// Pods whose only owner is their controller (nearly all) stand in the controllers' own <see cref="PodIndex"/> and not again here.
/// Source: kubernetes pkg/controller/garbagecollector/graph_builder.go.
/// </remarks>
internal sealed class OwnerGraph
{
    private const int MostAbsent = 500;
    private readonly Dictionary<string, IKubernetesObject<V1ObjectMeta>> _objects;
    private readonly Dictionary<string, Dictionary<string, IKubernetesObject<V1ObjectMeta>>> _dependents;
    private readonly Queue<string> _absentByAge;

    /// <summary>Starts empty.</summary>
    public OwnerGraph() => (_objects, _dependents, _absentByAge) = ([], [], []);

    private OwnerGraph(OwnerGraph other)
    {
        (_objects, _absentByAge, Absent) = (new(other._objects), new(other._absentByAge), other.Absent);
        _dependents = new(other._dependents.Count);
        foreach (var (uid, dependents) in other._dependents) _dependents.Add(uid, new(dependents));
    }

    /// <summary>A copy that shares only values.</summary>
    public OwnerGraph Fork() => new(this);

    /// <summary>Whether an object stands in the pod index alone.</summary>
    public static bool IsPlainPod(IKubernetesObject<V1ObjectMeta> source) =>
        source is V1Pod { Metadata.OwnerReferences: { Count: 1 } owners } && owners[0].Controller == true;

    /// <summary>The object of a UID, if it is here.</summary>
    public IKubernetesObject<V1ObjectMeta>? Find(string uid) => _objects.GetValueOrDefault(uid);

    /// <summary>The UIDs of owners that are known to be gone: the last 500.</summary>
    public ImmutableHashSet<string> Absent { get; private set; } = [];

    /// <summary>Remembers that an owner is gone.</summary>
    public void NoteAbsent(string uid)
    {
        if (Absent.Contains(uid)) return;
        Absent = Absent.Add(uid);
        _absentByAge.Enqueue(uid);
        if (_absentByAge.Count > MostAbsent) Absent = Absent.Remove(_absentByAge.Dequeue());
    }

    /// <summary>Whether anything is left that keeps an owner from going while it waits; a pod always does.</summary>
    public bool IsBlocked(string ownerUid, PodIndex pods)
    {
        if (pods.Find(ownerUid) is { Total: > 0 }) return true;
        return _dependents.TryGetValue(ownerUid, out var others) && others.Values.Any(one => Blocks(one, ownerUid));
    }

    /// <summary>Whether a dependent keeps an owner from going while it waits.</summary>
    public static bool Blocks(IKubernetesObject<V1ObjectMeta> dependent, string ownerUid) =>
        dependent.Metadata.OwnerReferences.Any(owner => owner.Uid == ownerUid && owner.BlockOwnerDeletion == true);

    /// <summary>The objects that name an owner, by kind, namespace and name.</summary>
    public List<IKubernetesObject<V1ObjectMeta>> DependentsOf(string ownerUid, PodIndex pods)
    {
        List<IKubernetesObject<V1ObjectMeta>> found = [];
        if (_dependents.TryGetValue(ownerUid, out var others)) found.AddRange(others.Values);
        if (pods.Find(ownerUid) is { } owned) found.AddRange(owned.Unordered.Select(facts => facts.Pod).Where(IsPlainPod));
        found.Sort(static (x, y) => ObjectIdentity.Compare(ObjectIdentity.Of(x), ObjectIdentity.Of(y)));
        return found;
    }

    /// <summary>Takes a change in.</summary>
    /// <returns>The object as it was known before; null when it is new or not kept here.</returns>
    public IKubernetesObject<V1ObjectMeta>? Apply(WatchEvent change)
    {
        var uid = change.Object.Metadata.Uid;
        if (_objects.Remove(uid, out var known)) Link(known, add: false);
        if (change.Type == WatchEventType.Deleted || IsPlainPod(change.Object)) return known;
        _objects.Add(uid, change.Object);
        Link(change.Object, add: true);
        return known;
    }

    private void Link(IKubernetesObject<V1ObjectMeta> dependent, bool add)
    {
        foreach (var owner in dependent.Metadata.OwnerReferences ?? [])
        {
            if (!_dependents.TryGetValue(owner.Uid, out var dependents))
            {
                if (!add) continue;
                _dependents.Add(owner.Uid, dependents = []);
            }
            if (add) dependents[dependent.Metadata.Uid] = dependent;
            else if (dependents.Remove(dependent.Metadata.Uid) && dependents.Count == 0) _dependents.Remove(owner.Uid);
        }
    }
}
