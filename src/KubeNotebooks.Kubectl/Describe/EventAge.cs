using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>When an event happened, and how often: <c>9m (x4 over 10m)</c>.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, DescribeEvents; kubectl pkg/cmd/events/event_printer.go, getInterval.</remarks>
internal static class EventAge
{
    /// <summary>The text.</summary>
    /// <param name="one">The event.</param>
    /// <param name="now">The time now.</param>
    /// <param name="version">The release: older ones do not look at every field.</param>
    public static string Of(Corev1Event one, DateTimeOffset now, KubernetesVersion version)
    {
        var first = one.EventTime is { } time && version.AtLeast(17, 13)
            ? HumanDuration.SinceExactly(time, now)
            : HumanDuration.Since(one.FirstTimestamp, now);
        if (one.Series is { } series && version.AtLeast(23))
            return $"{HumanDuration.SinceExactly(series.LastObservedTime, now)} (x{series.Count ?? 0} over {first})";
        return one.Count > 1 ? $"{HumanDuration.Since(one.LastTimestamp, now)} (x{one.Count} over {first})" : first;
    }
}
