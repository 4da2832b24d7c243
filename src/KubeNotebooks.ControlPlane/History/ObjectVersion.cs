using KubeNotebooks.ControlPlane.ApiServer;
using ApiObject = k8s.IKubernetesObject<k8s.Models.V1ObjectMeta>;

namespace KubeNotebooks.ControlPlane.History;

/// <summary>An object as one write left it.</summary>
/// <param name="Entry">The write's place in the trace: it tells the order of versions of different objects.</param>
/// <param name="At">When it was written, in virtual time.</param>
/// <param name="Actor">Who wrote it: a component's name, or a client such as <c>kubectl</c>.</param>
/// <param name="Type">How it changed.</param>
/// <param name="Object">The object after the write (deleted: its last state).</param>
public readonly record struct ObjectVersion(int Entry, DateTimeOffset At, string Actor, WatchEventType Type, ApiObject Object)
{
    /// <summary>Whether the object was deleted with it.</summary>
    public bool IsLast => Type == WatchEventType.Deleted;
}
