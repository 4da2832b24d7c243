using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Store;

namespace KubeNotebooks.ControlPlane.Controllers.Informers;

/// <summary>All ReplicaSets, by name and by the UID of the controller that owns them; those without one apart.</summary>
internal sealed class ReplicaSetIndex
{
    private readonly Dictionary<ObjectKey, V1ReplicaSet> _byKey;
    private readonly Dictionary<string, SortedDictionary<ObjectKey, V1ReplicaSet>> _byController;

    /// <summary>Starts empty.</summary>
    public ReplicaSetIndex() => (_byKey, _byController) = ([], []);

    private ReplicaSetIndex(ReplicaSetIndex other)
    {
        _byKey = new(other._byKey);
        _byController = new(other._byController.Count);
        foreach (var (uid, owned) in other._byController) _byController.Add(uid, new(owned));
    }

    /// <summary>A copy that shares only values.</summary>
    public ReplicaSetIndex Fork() => new(this);

    /// <summary>The ReplicaSet of a name, or null.</summary>
    public V1ReplicaSet? Find(ObjectKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The ReplicaSet that owns an object, if the owner is one and still the same.</summary>
    public V1ReplicaSet? Resolve(string @namespace, V1OwnerReference? owner) =>
        owner is { Kind: "ReplicaSet" } && Find(new ObjectKey(@namespace, owner.Name)) is { } found && found.Metadata.Uid == owner.Uid
            ? found : null;

    /// <summary>The ReplicaSets of a controller, by name.</summary>
    public IEnumerable<V1ReplicaSet> OwnedBy(string controllerUid) =>
        _byController.TryGetValue(controllerUid, out var owned) ? owned.Values : [];

    /// <summary>The ReplicaSets of a namespace that no controller owns, by name.</summary>
    public IEnumerable<V1ReplicaSet> Orphans(string @namespace) =>
        OwnedBy("").Where(one => one.Metadata.NamespaceProperty == @namespace);

    /// <summary>The ReplicaSets of a namespace, by name.</summary>
    public IEnumerable<V1ReplicaSet> In(string @namespace) => _byKey
        .Where(entry => entry.Key.Namespace == @namespace).OrderBy(entry => entry.Key).Select(entry => entry.Value);

    /// <summary>Takes in a new or changed ReplicaSet.</summary>
    /// <returns>As it was known before; null when it is new.</returns>
    public V1ReplicaSet? Put(V1ReplicaSet replicaSet)
    {
        var key = ObjectKey.Of(replicaSet);
        var known = Remove(key);
        _byKey[key] = replicaSet;
        var controller = ControllerUid(replicaSet);
        if (!_byController.TryGetValue(controller, out var owned)) _byController.Add(controller, owned = []);
        owned[key] = replicaSet;
        return known;
    }

    /// <summary>Forgets a ReplicaSet.</summary>
    /// <returns>As it was known; null when it was not.</returns>
    public V1ReplicaSet? Remove(ObjectKey key)
    {
        if (!_byKey.Remove(key, out var known)) return null;
        var controller = ControllerUid(known);
        var owned = _byController[controller];
        owned.Remove(key);
        if (owned.Count == 0) _byController.Remove(controller);
        return known;
    }

    private static string ControllerUid(V1ReplicaSet replicaSet) => OwnerReferences.ControllerOf(replicaSet.Metadata)?.Uid ?? "";
}
