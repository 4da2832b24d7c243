using k8s.Models;

namespace KubeNotebooks.ControlPlane.Events;

/// <summary>What makes two events one series.</summary>
/// <remarks>Source: client-go tools/events/event_broadcaster.go, getKey.</remarks>
internal readonly record struct SeriesKey(
    string Uid, string Name, string? ResourceVersion, string Type, string Action, string Reason);

/// <summary>What a <see cref="SeriesEventRecorder"/> remembers.</summary>
internal sealed class SeriesEventRecorderState
{
    /// <summary>Nothing recorded yet.</summary>
    public SeriesEventRecorderState() => Recent = [];

    private SeriesEventRecorderState(SeriesEventRecorderState other)
    {
        Recent = new Dictionary<SeriesKey, Corev1Event>(other.Recent);
        (LastName, Ticking) = (other.LastName, other.Ticking);
    }

    /// <summary>The events that a repeat would be added to, with the count in memory.</summary>
    public Dictionary<SeriesKey, Corev1Event> Recent { get; }

    /// <summary>The nanoseconds in the name given last.</summary>
    public long LastName { get; set; }

    /// <summary>A tick is under way.</summary>
    public bool Ticking { get; set; }

    /// <summary>A copy that shares only values.</summary>
    public SeriesEventRecorderState Fork() => new(this);
}
