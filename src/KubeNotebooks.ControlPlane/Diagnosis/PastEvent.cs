using k8s.Models;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>An event, however its recorder counts.</summary>
/// <param name="Message">For people.</param>
/// <param name="Count">How often it happened.</param>
/// <param name="Last">When it happened last.</param>
internal readonly record struct PastEvent(string Message, int Count, DateTimeOffset Last)
{
    /// <summary>Reads an event.</summary>
    public static PastEvent Of(Corev1Event one)
    {
        var last = one.Series?.LastObservedTime ?? one.LastTimestamp ?? one.EventTime ?? one.Metadata.CreationTimestamp ?? default;
        return new PastEvent(one.Message ?? "", Math.Max(one.Series?.Count ?? one.Count ?? 0, 1), new DateTimeOffset(DateTime.SpecifyKind(last, DateTimeKind.Utc)));
    }
}
