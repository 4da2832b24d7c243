using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Store;

namespace KubeNotebooks.ControlPlane.Controllers.Informers;

/// <summary>All pods, by the UID of the controller that owns them; those without one apart.</summary>
internal sealed class PodIndex
{
    private readonly Dictionary<string, ReplicaSetPods> _byController;
    private readonly SortedDictionary<ObjectKey, V1Pod> _orphans;

    /// <summary>Starts empty.</summary>
    public PodIndex() => (_byController, _orphans) = ([], []);

    private PodIndex(PodIndex other)
    {
        _byController = new(other._byController.Count);
        foreach (var (uid, pods) in other._byController) _byController.Add(uid, pods.Fork());
        _orphans = new(other._orphans);
    }

    /// <summary>A copy that shares only values.</summary>
    public PodIndex Fork() => new(this);

    /// <summary>The pods of a controller.</summary>
    /// <returns>Null when there never were any.</returns>
    public ReplicaSetPods? Find(string controllerUid) => _byController.GetValueOrDefault(controllerUid);

    /// <summary>The pods of a controller; made when there are none yet.</summary>
    public ReplicaSetPods Of(string controllerUid)
    {
        if (!_byController.TryGetValue(controllerUid, out var pods)) _byController.Add(controllerUid, pods = new ReplicaSetPods());
        return pods;
    }

    /// <summary>Pods of a namespace that no controller owns and that a ReplicaSet's selector matches, by name.</summary>
    public ImmutableArray<V1Pod> Orphans(string @namespace, ReplicaSetPods selector)
    {
        return _orphans.Count == 0 ? [] : [.. _orphans.Where(entry => entry.Key.Namespace == @namespace && selector.Selects(entry.Value)).Select(entry => entry.Value)];
    }

    /// <summary>Takes in a new or changed pod.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="isNew">Whether it has just been created.</param>
    /// <returns>The pod as it was known before; null when it is new.</returns>
    public V1Pod? Put(V1Pod pod, bool isNew)
    {
        var controller = OwnerReferences.ControllerOf(pod.Metadata)?.Uid;
        var known = controller is null ? _orphans.GetValueOrDefault(ObjectKey.Of(pod)) : Find(controller)?.Find(pod.Metadata.Uid);
        if (!isNew && known is null) known = TakeElsewhere(pod);
        if (controller is null) _orphans[ObjectKey.Of(pod)] = pod;
        else Of(controller).Put(pod);
        return known;
    }

    /// <summary>Forgets a pod.</summary>
    public void Remove(V1Pod pod)
    {
        var controller = OwnerReferences.ControllerOf(pod.Metadata)?.Uid;
        if (controller is null || Find(controller)?.Remove(pod.Metadata.Uid) != true) TakeElsewhere(pod);
    }

    /// <summary>Forgets a controller that is gone, if it has no pods left.</summary>
    public void Forget(string controllerUid)
    {
        if (Find(controllerUid) is { Total: 0 }) _byController.Remove(controllerUid);
    }

    // Only a pod whose owner changed is looked for in all places.
    private V1Pod? TakeElsewhere(V1Pod pod)
    {
        if (_orphans.TryGetValue(ObjectKey.Of(pod), out var orphan))
        {
            _orphans.Remove(ObjectKey.Of(pod));
            return orphan;
        }
        foreach (var pods in _byController.Values)
        {
            if (pods.Find(pod.Metadata.Uid) is not { } known) continue;
            pods.Remove(pod.Metadata.Uid);
            return known;
        }
        return null;
    }
}
