using k8s.Models;
using KubeNotebooks.ControlPlane.Relations;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>An event, however its recorder counts.</summary>
/// <param name="Message">For people.</param>
/// <param name="Count">How often it happened.</param>
/// <param name="Last">When it happened last.</param>
internal readonly record struct PastEvent(string Message, int Count, DateTimeOffset Last)
{
    /// <summary>Reads an event.</summary>
    public static PastEvent Of(Corev1Event one) => new(one.Message ?? "", EventsAbout.Count(one), Say.At(EventsAbout.LastTime(one)));
}
