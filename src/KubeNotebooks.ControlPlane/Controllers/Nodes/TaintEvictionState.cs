using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Events;

namespace KubeNotebooks.ControlPlane.Controllers.Nodes;

/// <summary>That a pod is to be evicted.</summary>
/// <param name="Turn">Tells it from other bookings.</param>
/// <param name="Created">From when its toleration counts.</param>
/// <param name="IsDone">It has been evicted: not again.</param>
internal sealed record BookedEviction(int Turn, DateTimeOffset Created, bool IsDone = false);

/// <summary>All that the <see cref="TaintEvictionController"/> remembers.</summary>
internal sealed class TaintEvictionState
{
    /// <summary>No node has such a taint.</summary>
    public TaintEvictionState()
    {
        Tainted = new SortedDictionary<string, ImmutableArray<V1Taint>>(StringComparer.Ordinal);
        Booked = new SortedDictionary<string, BookedEviction>(StringComparer.Ordinal);
        Client = ClientRateLimiter.OfController();
        Events = new EventRecorderState();
    }

    private TaintEvictionState(TaintEvictionState other)
    {
        Tainted = new SortedDictionary<string, ImmutableArray<V1Taint>>(other.Tainted, StringComparer.Ordinal);
        Booked = new SortedDictionary<string, BookedEviction>(other.Booked, StringComparer.Ordinal);
        Turns = other.Turns;
        Client = other.Client.Fork();
        Events = other.Events.Fork();
    }

    /// <summary>The nodes from which pods have to go, each with the taints that say so.</summary>
    public SortedDictionary<string, ImmutableArray<V1Taint>> Tainted { get; }

    /// <summary>The evictions that are to come, by the pod, as <c>namespace/name</c>.</summary>
    public SortedDictionary<string, BookedEviction> Booked { get; }

    /// <summary>How many evictions were booked.</summary>
    public int Turns { get; set; }

    /// <summary>The speed limit of its client.</summary>
    public ClientRateLimiter Client { get; }

    /// <summary>What its event recorder remembers.</summary>
    public EventRecorderState Events { get; }

    /// <summary>A copy that shares only values.</summary>
    public TaintEvictionState Fork() => new(this);
}
