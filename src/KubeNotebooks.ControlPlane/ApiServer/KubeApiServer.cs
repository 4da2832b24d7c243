using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Store;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>The API server: every read and write of the cluster goes through its verbs.</summary>
/// <remarks>
/// A verb acts at once; who calls it over the network in a real cluster lets <see cref="ApiLatency"/> pass first. Objects handed
/// out are the stored ones: they are values, so change a copy. Refusals are <see cref="StatusException"/>s.
/// Source: apiserver pkg/registry/generic/registry/store.go.
/// </remarks>
public sealed class KubeApiServer
{
    private const int NameAttempts = 8;
    private readonly ApiServerState _state;
    private readonly Broadcaster _broadcaster;

    /// <summary>Serves the objects in <paramref name="state"/>.</summary>
    /// <param name="simulator">Its clock, chance and trace.</param>
    /// <param name="state">Owned by this server from here on.</param>
    /// <param name="version">The release whose rules apply.</param>
    public KubeApiServer(Simulator simulator, ApiServerState state, KubernetesVersion version)
    {
        (Simulator, _state, Version) = (simulator, state, version);
        _broadcaster = new Broadcaster(simulator, state);
    }

    /// <summary>Where time passes.</summary>
    public Simulator Simulator { get; }

    /// <summary>The release whose rules apply.</summary>
    public KubernetesVersion Version { get; }

    /// <summary>The number of the latest write, as lists carry it.</summary>
    public long Revision => _state.Store.Revision;

    /// <summary>The time now as objects carry it: whole seconds, cut.</summary>
    public DateTime Now => Timestamps.Seconds(Simulator.Now);

    /// <summary>Sends each change that is of interest to a component as a <see cref="WatchEvent"/> message, in order.</summary>
    /// <param name="component">Its name.</param>
    /// <param name="interest">Which changes it wants; decided at the time of the write.</param>
    public void Subscribe(string component, Func<WatchEvent, bool> interest) => _broadcaster.Subscribe(component, interest);

    /// <summary>Lets a client from outside the simulation hear of each change at the moment of the write.</summary>
    /// <param name="listener">Called with each change.</param>
    /// <returns>Ends the listening when disposed.</returns>
    public IDisposable Listen(Action<WatchEvent> listener) => _broadcaster.Listen(listener);

    /// <summary>Reads one object.</summary>
    /// <returns>Null when there is none of that name.</returns>
    public T? TryGet<T>(string? @namespace, string name) where T : class, IKubernetesObject<V1ObjectMeta> =>
        (T?)Find(ResourceCatalogue.Of<T>(), @namespace, name);

    /// <summary>Reads one object.</summary>
    /// <exception cref="StatusException">NotFound.</exception>
    public T Get<T>(string? @namespace, string name) where T : class, IKubernetesObject<V1ObjectMeta> =>
        (T)Get(ResourceCatalogue.Of<T>(), @namespace, name);

    /// <summary>Reads all objects of a kind, by namespace and name.</summary>
    /// <param name="namespace">Null: of all namespaces.</param>
    public IReadOnlyList<T> List<T>(string? @namespace = null) where T : class, IKubernetesObject<V1ObjectMeta> =>
        [.. List(ResourceCatalogue.Of<T>(), @namespace).Cast<T>()];

    /// <summary>Creates an object: defaults, admission, validation, then the write.</summary>
    /// <returns>What was stored.</returns>
    public T Create<T>(T created, WriteRequest request) where T : class, IKubernetesObject<V1ObjectMeta> =>
        (T)Create(ResourceCatalogue.Of<T>(), created, request);

    /// <summary>Replaces an object, all but its status.</summary>
    /// <param name="changed">With a <c>resourceVersion</c>, which must be the current one, or without: then the write is unconditional.</param>
    /// <param name="request">Who writes.</param>
    /// <returns>What is stored now: the old object, untouched, when nothing changed.</returns>
    public T Update<T>(T changed, WriteRequest request) where T : class, IKubernetesObject<V1ObjectMeta> =>
        (T)Update(ResourceCatalogue.Of<T>(), changed, request);

    /// <summary>Replaces an object's status (and what else the kind lets pass there).</summary>
    /// <inheritdoc cref="Update{T}"/>
    public T UpdateStatus<T>(T changed, WriteRequest request) where T : class, IKubernetesObject<V1ObjectMeta> =>
        (T)UpdateStatus(ResourceCatalogue.Of<T>(), changed, request);

    /// <summary>Changes an object in one go, whatever its revision.</summary>
    /// <param name="namespace">The object's namespace, if it has one.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="change">Makes the changed copy.</param>
    /// <param name="request">Who writes.</param>
    public T PatchObject<T>(string? @namespace, string name, Func<T, T> change, WriteRequest request)
        where T : class, IKubernetesObject<V1ObjectMeta> => Update(change(Get<T>(@namespace, name)), request);

    /// <summary>Deletes an object, or marks it for deletion.</summary>
    /// <returns>Its last state, or its state as marked.</returns>
    public T Delete<T>(string? @namespace, string name, DeleteRequest deletion, WriteRequest request)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        (T)Delete(ResourceCatalogue.Of<T>(), @namespace, name, deletion, request);

    /// <summary>Assigns a pod to a node, as the scheduler does through the binding subresource.</summary>
    /// <exception cref="StatusException">NotFound, or Conflict when it has a node already or is being deleted.</exception>
    /// <remarks>Source: kubernetes pkg/registry/core/pod/storage/storage.go, BindingREST.assignPod.</remarks>
    public V1Pod Bind(string @namespace, string name, string node, WriteRequest request)
    {
        var pod = Get<V1Pod>(@namespace, name);
        if (pod.Metadata.DeletionTimestamp is not null || !string.IsNullOrEmpty(pod.Spec.NodeName))
            throw StatusException.Conflict(ResourceCatalogue.Pods, name);
        return (V1Pod)Write(WatchEventType.Modified, ResourceCatalogue.Pods, PodStrategy.Bound(pod, node, Now), request);
    }

    /// <summary>Removes a deleted namespace for good: nothing is left in it.</summary>
    /// <remarks>Source: kubernetes pkg/registry/core/namespace/storage/storage.go, FinalizeREST.</remarks>
    public void FinalizeNamespace(string name, WriteRequest request)
    {
        var empty = Get<V1Namespace>(null, name);
        Write(WatchEventType.Deleted, ResourceCatalogue.Namespaces, empty with { Spec = new V1NamespaceSpec { Finalizers = [] } }, request);
    }

    /// <summary>Reads one object.</summary>
    /// <returns>Null when there is none of that name.</returns>
    public IKubernetesObject<V1ObjectMeta>? Find(ResourceType type, string? @namespace, string name)
    {
        ExpireEvents(type);
        return _state.Store.Find(type, new ObjectKey(type.Namespaced ? @namespace ?? "" : "", name));
    }

    /// <inheritdoc cref="Get{T}"/>
    public IKubernetesObject<V1ObjectMeta> Get(ResourceType type, string? @namespace, string name) =>
        Find(type, @namespace, name) ?? throw StatusException.NotFound(type, name);

    /// <inheritdoc cref="List{T}"/>
    public IReadOnlyList<IKubernetesObject<V1ObjectMeta>> List(ResourceType type, string? @namespace)
    {
        ExpireEvents(type);
        return _state.Store.List(type, type.Namespaced ? @namespace : null);
    }

    /// <inheritdoc cref="Create{T}"/>
    public IKubernetesObject<V1ObjectMeta> Create(ResourceType type, IKubernetesObject<V1ObjectMeta> created, WriteRequest request)
    {
        ExpireEvents(type);
        if (type.Namespaced) RequireActiveNamespace(type, created.Metadata);
        var prepared = Registry.PrepareForCreate(type, created, NewMetadata(type, created.Metadata), this);
        if (_state.Store.Find(type, ObjectKey.Of(prepared)) is not null) throw StatusException.AlreadyExists(type, prepared.Metadata.Name);
        return Write(WatchEventType.Added, type, prepared, request);
    }

    /// <inheritdoc cref="Update{T}"/>
    public IKubernetesObject<V1ObjectMeta> Update(ResourceType type, IKubernetesObject<V1ObjectMeta> changed, WriteRequest request)
    {
        var current = Current(type, changed.Metadata);
        var prepared = Registry.PrepareForUpdate(type, changed, current, this);
        if (SemanticEquality.Same(prepared, current)) return current;
        var done = prepared.Metadata.DeletionTimestamp is not null && prepared.Metadata.DeletionGracePeriodSeconds is null or 0
            && current.Metadata.Finalizers is { Count: > 0 } && prepared.Metadata.Finalizers is null or { Count: 0 };
        return Write(done ? WatchEventType.Deleted : WatchEventType.Modified, type, prepared, request);
    }

    /// <inheritdoc cref="UpdateStatus{T}"/>
    public IKubernetesObject<V1ObjectMeta> UpdateStatus(ResourceType type, IKubernetesObject<V1ObjectMeta> changed, WriteRequest request)
    {
        var current = Current(type, changed.Metadata);
        var prepared = Registry.PrepareForStatusUpdate(type, changed, current);
        return SemanticEquality.Same(prepared, current) ? current : Write(WatchEventType.Modified, type, prepared, request);
    }

    /// <inheritdoc cref="Delete{T}"/>
    public IKubernetesObject<V1ObjectMeta> Delete(
        ResourceType type, string? @namespace, string name, DeleteRequest deletion, WriteRequest request)
    {
        var current = Get(type, @namespace, name);
        if (type == ResourceCatalogue.Namespaces && NamespaceStrategy.IsImmortal(name))
            throw StatusException.Forbidden(type, name, "this namespace may not be deleted");
        if (deletion.Uid is { } uid && uid != current.Metadata.Uid) throw StatusException.Conflict(type, name);
        var step = Deletion.Decide(type, current, deletion, Now);
        if (step.Marked is { } marked)
        {
            if (!SemanticEquality.Same(marked, current)) current = Write(WatchEventType.Modified, type, marked, request);
        }
        return step.Remove ? Write(WatchEventType.Deleted, type, current, request) : current;
    }

    /// <summary>Stores an object as it is: no defaults, no admission, no event; for loading a saved state.</summary>
    public void Load(IKubernetesObject<V1ObjectMeta> saved) => _state.Store.Load(ResourceCatalogue.Of(saved.GetType()), saved);

    internal ServiceAddresses Addresses => _state.Addresses;

    private IKubernetesObject<V1ObjectMeta> Current(ResourceType type, V1ObjectMeta metadata)
    {
        var current = Get(type, metadata.NamespaceProperty, metadata.Name);
        if (metadata.ResourceVersion is { Length: > 0 } seen && seen != current.Metadata.ResourceVersion)
            throw StatusException.Conflict(type, metadata.Name);
        if (metadata.Uid is { Length: > 0 } uid && uid != current.Metadata.Uid) throw StatusException.Conflict(type, metadata.Name);
        return current;
    }

    private IKubernetesObject<V1ObjectMeta> Write(
        WatchEventType change, ResourceType type, IKubernetesObject<V1ObjectMeta> value, WriteRequest request)
    {
        if (request.DryRun) return value;
        var stored = Numbered(change, type, value);
        if (change == WatchEventType.Deleted)
        {
            _state.Store.Remove(type, ObjectKey.Of(stored));
            Registry.Removed(stored, this);
        }
        else
        {
            _state.Store.Put(type, ObjectKey.Of(stored), stored);
        }
        if (type == ResourceCatalogue.Events && change != WatchEventType.Deleted)
            _state.EventExpiry.Enqueue(new(Simulator.Now + EventStrategy.TimeToLive, ObjectKey.Of(stored), stored.Metadata.ResourceVersion));
        Simulator.Note(request.Actor, new ObjectWritten(change, type, stored));
        _broadcaster.Send(new WatchEvent(change, type, stored));
        return stored;
    }

    // A new object's metadata was made here a moment ago and nobody else holds it: it alone is filled in place.
    private IKubernetesObject<V1ObjectMeta> Numbered(WatchEventType change, ResourceType type, IKubernetesObject<V1ObjectMeta> value)
    {
        var revision = _state.Store.NextRevision();
        if (change != WatchEventType.Added) return type.WithMetadata(value, value.Metadata with { ResourceVersion = revision });
        value.Metadata.ResourceVersion = revision;
        return value;
    }

    private V1ObjectMeta NewMetadata(ResourceType type, V1ObjectMeta asked) => asked with
    {
        Name = string.IsNullOrEmpty(asked.Name) ? GenerateName(type, asked) : asked.Name,
        NamespaceProperty = type.Namespaced ? asked.NamespaceProperty : null,
        Uid = Simulator.Random("uids").Uuid(),
        CreationTimestamp = Now,
        Generation = Registry.HasGeneration(type) ? 1 : null,
        ResourceVersion = null,
        SelfLink = null,
        DeletionTimestamp = null,
        DeletionGracePeriodSeconds = null,
    };

    // Source: apiserver pkg/storage/names/generate.go; since 1.30 the server tries up to eight names.
    private string? GenerateName(ResourceType type, V1ObjectMeta asked)
    {
        if (string.IsNullOrEmpty(asked.GenerateName)) return asked.Name;
        var prefix = asked.GenerateName.Length > 58 ? asked.GenerateName[..58] : asked.GenerateName;
        var name = prefix + Simulator.Random("names").Suffix(5);
        for (var attempt = 1; attempt < NameAttempts && Version.AtLeast(30); attempt++)
        {
            if (_state.Store.Find(type, new ObjectKey(asked.NamespaceProperty ?? "", name)) is null) break;
            name = prefix + Simulator.Random("names").Suffix(5);
        }
        return name;
    }

    private void RequireActiveNamespace(ResourceType type, V1ObjectMeta metadata)
    {
        var name = metadata.NamespaceProperty ?? "";
        if (_state.Store.Find(ResourceCatalogue.Namespaces, new ObjectKey("", name)) is not V1Namespace found)
            throw StatusException.NotFound(ResourceCatalogue.Namespaces, name);
        if (found.Metadata.DeletionTimestamp is not null) throw StatusException.NamespaceTerminating(type, metadata.Name ?? "", name);
    }

    // Events live for an hour after their last write; the store drops them when anyone next looks.
    private void ExpireEvents(ResourceType type)
    {
        if (type != ResourceCatalogue.Events) return;
        while (_state.EventExpiry.TryPeek(out var deadline) && deadline.At <= Simulator.Now)
        {
            _state.EventExpiry.Dequeue();
            if (_state.Store.Find(type, deadline.Key)?.Metadata.ResourceVersion == deadline.ResourceVersion)
                _state.Store.Remove(type, deadline.Key);
        }
    }
}
