using k8s.Models;

namespace KubeNotebooks.ControlPlane.Events;

/// <summary>What an <see cref="EventRecorder"/> remembers.</summary>
internal sealed class EventRecorderState
{
    /// <summary>Nothing recorded yet.</summary>
    public EventRecorderState() => (Waiting, Correlator) = (new Queue<Corev1Event>(), new EventCorrelatorState());

    private EventRecorderState(EventRecorderState other)
    {
        Waiting = new Queue<Corev1Event>(other.Waiting);
        Correlator = other.Correlator.Fork();
        (Sending, LastName) = (other.Sending, other.LastName);
    }

    /// <summary>Recorded, but not looked at yet; oldest first.</summary>
    public Queue<Corev1Event> Waiting { get; }

    /// <summary>On its way to the API server.</summary>
    public CorrelatedEvent? Sending { get; set; }

    /// <summary>What the correlator has seen.</summary>
    public EventCorrelatorState Correlator { get; }

    /// <summary>The nanoseconds in the name given last.</summary>
    public long LastName { get; set; }

    /// <summary>A copy that shares only values.</summary>
    public EventRecorderState Fork() => new(this);
}
