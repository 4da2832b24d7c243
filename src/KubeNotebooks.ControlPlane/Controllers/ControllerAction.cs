using System.Collections.Immutable;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Controllers;

/// <summary>One thing that a controller wants done. A value: it can be shown before it happens.</summary>
internal abstract record ControllerAction;

/// <summary>Something that a controller asks of the API server.</summary>
internal abstract record ApiRequest : ControllerAction
{
    /// <summary>Asks.</summary>
    /// <returns>What the server answers; null when there is nothing to return.</returns>
    /// <exception cref="StatusException">The server refuses.</exception>
    public abstract IKubernetesObject<V1ObjectMeta>? Send(KubeApiServer api, string actor);
}

/// <summary>Requests that are sent side by side; their outcome is the number that succeeded and the first failure.</summary>
/// <param name="Requests">At least one.</param>
internal sealed record ConcurrentRequests(ImmutableArray<ApiRequest> Requests) : ControllerAction
{
    /// <summary>Whether an object that is not there (any more) is as good as a success.</summary>
    public bool GoneIsFine { get; init; }
}

/// <summary>Reads an object past the cache.</summary>
internal sealed record GetObject(ResourceType Resource, string? Namespace, string Name) : ApiRequest
{
    public override IKubernetesObject<V1ObjectMeta> Send(KubeApiServer api, string actor) => api.Get(Resource, Namespace, Name);
}

/// <summary>Creates an object.</summary>
internal sealed record CreateObject(IKubernetesObject<V1ObjectMeta> Object) : ApiRequest
{
    public override IKubernetesObject<V1ObjectMeta> Send(KubeApiServer api, string actor) =>
        api.Create(ResourceCatalogue.Of(Object.GetType()), Object, actor);
}

/// <summary>Replaces an object, if it is still the one that was read.</summary>
internal sealed record UpdateObject(IKubernetesObject<V1ObjectMeta> Object) : ApiRequest
{
    public override IKubernetesObject<V1ObjectMeta> Send(KubeApiServer api, string actor) =>
        api.Update(ResourceCatalogue.Of(Object.GetType()), Object, actor);
}

/// <summary>Replaces an object's status, if it is still the one that was read.</summary>
internal sealed record UpdateObjectStatus(IKubernetesObject<V1ObjectMeta> Object) : ApiRequest
{
    public override IKubernetesObject<V1ObjectMeta> Send(KubeApiServer api, string actor) =>
        api.UpdateStatus(ResourceCatalogue.Of(Object.GetType()), Object, actor);
}

/// <summary>Deletes an object.</summary>
internal sealed record DeleteObject(ResourceType Resource, string? Namespace, string Name, DeleteRequest Options) : ApiRequest
{
    public override IKubernetesObject<V1ObjectMeta> Send(KubeApiServer api, string actor) =>
        api.Delete(Resource, Namespace, Name, Options, actor);
}

/// <summary>Changes an object's metadata, whatever its revision, if it still has the same UID.</summary>
/// <param name="Object">The object as it was read.</param>
/// <param name="Change">Which change; a value.</param>
internal sealed record PatchMetadata(IKubernetesObject<V1ObjectMeta> Object, MetadataChange Change) : ApiRequest
{
    public override IKubernetesObject<V1ObjectMeta> Send(KubeApiServer api, string actor)
    {
        var type = ResourceCatalogue.Of(Object.GetType());
        var current = api.Get(type, Object.Metadata.NamespaceProperty, Object.Metadata.Name);
        if (current.Metadata.Uid != Object.Metadata.Uid) throw StatusException.Conflict(type, Object.Metadata.Name);
        return api.Update(type, type.WithMetadata(current, Change.Apply(current.Metadata)), actor);
    }
}

/// <summary>A change of an object's metadata.</summary>
internal abstract record MetadataChange
{
    /// <summary>The changed copy.</summary>
    public abstract V1ObjectMeta Apply(V1ObjectMeta metadata);
}

/// <summary>Gives an object an owner.</summary>
internal sealed record AddOwner(V1OwnerReference Owner) : MetadataChange
{
    public override V1ObjectMeta Apply(V1ObjectMeta metadata) => OwnerReferences.With(metadata, Owner);
}

/// <summary>Takes owners from an object.</summary>
internal sealed record RemoveOwners(ImmutableArray<string> Uids) : MetadataChange
{
    public override V1ObjectMeta Apply(V1ObjectMeta metadata) => OwnerReferences.Without(metadata, Uids);
}

/// <summary>Takes a finalizer from an object.</summary>
internal sealed record RemoveFinalizer(string Finalizer) : MetadataChange
{
    public override V1ObjectMeta Apply(V1ObjectMeta metadata) =>
        metadata with { Finalizers = [.. (metadata.Finalizers ?? []).Where(one => one != Finalizer)] };
}

/// <summary>Something done inside the controller: it takes no time.</summary>
internal abstract record LocalAction : ControllerAction;

/// <summary>Records an event about an object.</summary>
internal sealed record RecordEvent(IKubernetesObject<V1ObjectMeta> About, string Type, string Reason, string Message) : LocalAction;

/// <summary>Wants the key looked at again after a while.</summary>
/// <param name="Delay">How long from now; zero: with the queue's own back-off.</param>
internal sealed record LookAgain(TimeSpan Delay) : LocalAction;
