using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>How an object changed.</summary>
public enum WatchEventType
{
    /// <summary>It was created.</summary>
    Added,

    /// <summary>It was changed.</summary>
    Modified,

    /// <summary>It was removed; the event carries its last state.</summary>
    Deleted,
}

/// <summary>A change in the store, as watchers hear of it; also the message in which it reaches a component.</summary>
/// <param name="Type">How the object changed.</param>
/// <param name="Resource">The object's kind.</param>
/// <param name="Object">The object after the change (for <see cref="WatchEventType.Deleted"/>: its last state).</param>
public sealed record WatchEvent(WatchEventType Type, ResourceType Resource, IKubernetesObject<V1ObjectMeta> Object);
