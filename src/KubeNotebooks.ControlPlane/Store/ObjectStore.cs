using System.Globalization;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Store;

/// <summary>The cluster's memory: every object under its key, and one counter that numbers all writes.</summary>
/// <remarks>
/// Plays etcd's part. Objects are values that the store hands out without copying: nobody changes one.
/// Source of the rules: apiserver pkg/storage/etcd3/store.go (one revision for the whole store).
/// </remarks>
internal sealed class ObjectStore
{
    private readonly Dictionary<ObjectKey, IKubernetesObject<V1ObjectMeta>>[] _kinds;

    /// <summary>Starts empty.</summary>
    public ObjectStore()
    {
        _kinds = new Dictionary<ObjectKey, IKubernetesObject<V1ObjectMeta>>[ResourceCatalogue.All.Count];
        for (var i = 0; i < _kinds.Length; i++) _kinds[i] = [];
    }

    private ObjectStore(ObjectStore other)
    {
        Revision = other.Revision;
        _kinds = new Dictionary<ObjectKey, IKubernetesObject<V1ObjectMeta>>[other._kinds.Length];
        for (var i = 0; i < _kinds.Length; i++) _kinds[i] = new(other._kinds[i]);
    }

    /// <summary>The number of the latest write.</summary>
    public long Revision { get; private set; }

    /// <summary>How many objects it holds.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var kind in _kinds) count += kind.Count;
            return count;
        }
    }

    /// <summary>A copy that shares only the objects, which never change.</summary>
    public ObjectStore Fork() => new(this);

    /// <summary>The object under a key, or null.</summary>
    public IKubernetesObject<V1ObjectMeta>? Find(ResourceType type, ObjectKey key) => _kinds[type.Index].GetValueOrDefault(key);

    /// <summary>All objects of a kind in one namespace or, with null, in all, by namespace and name.</summary>
    public List<IKubernetesObject<V1ObjectMeta>> List(ResourceType type, string? @namespace)
    {
        var found = new List<KeyValuePair<ObjectKey, IKubernetesObject<V1ObjectMeta>>>();
        foreach (var entry in _kinds[type.Index])
        {
            if (@namespace is null || entry.Key.Namespace == @namespace) found.Add(entry);
        }
        found.Sort(static (x, y) => x.Key.CompareTo(y.Key));
        return found.ConvertAll(static entry => entry.Value);
    }

    /// <summary>Takes the next revision.</summary>
    /// <returns>The revision as objects carry it.</returns>
    public string NextRevision() => (++Revision).ToString(CultureInfo.InvariantCulture);

    /// <summary>Stores an object in place of what was under its key.</summary>
    public void Put(ResourceType type, ObjectKey key, IKubernetesObject<V1ObjectMeta> value) => _kinds[type.Index][key] = value;

    /// <summary>Forgets the object under a key.</summary>
    public void Remove(ResourceType type, ObjectKey key) => _kinds[type.Index].Remove(key);

    /// <summary>Stores an object as it is, with the revision that it carries, as when a saved state is loaded.</summary>
    public void Load(ResourceType type, IKubernetesObject<V1ObjectMeta> value)
    {
        Put(type, ObjectKey.Of(value), value);
        if (long.TryParse(value.Metadata.ResourceVersion, CultureInfo.InvariantCulture, out var revision) && revision > Revision)
            Revision = revision;
    }
}
