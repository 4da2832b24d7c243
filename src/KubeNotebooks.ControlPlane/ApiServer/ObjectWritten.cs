using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>The trace's note of a write to the store.</summary>
/// <param name="Type">How the object changed.</param>
/// <param name="Resource">Its kind.</param>
/// <param name="Object">The object after the write (removed: its last state).</param>
public sealed record ObjectWritten(WatchEventType Type, ResourceType Resource, IKubernetesObject<V1ObjectMeta> Object);
