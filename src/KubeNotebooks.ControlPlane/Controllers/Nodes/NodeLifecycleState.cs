using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Events;

namespace KubeNotebooks.ControlPlane.Controllers.Nodes;

/// <summary>All that the <see cref="NodeLifecycleController"/> remembers.</summary>
internal sealed class NodeLifecycleState
{
    private const double NodesPerSecond = 0.1;

    /// <summary>Every node speaks.</summary>
    public NodeLifecycleState()
    {
        Silent = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Client = ClientRateLimiter.OfController();
        Evictions = new ClientRateLimiter(NodesPerSecond, 1);
        Events = new EventRecorderState();
    }

    private NodeLifecycleState(NodeLifecycleState other)
    {
        Silent = new SortedDictionary<string, int>(other.Silent, StringComparer.Ordinal);
        Turns = other.Turns;
        Client = other.Client.Fork();
        Evictions = other.Evictions.Fork();
        Events = other.Events.Fork();
    }

    /// <summary>The silent nodes, each with the number of its silence.</summary>
    public SortedDictionary<string, int> Silent { get; }

    /// <summary>How many silences there were.</summary>
    public int Turns { get; set; }

    /// <summary>The speed limit of its client.</summary>
    public ClientRateLimiter Client { get; }

    /// <summary>How many nodes may be emptied: one in ten seconds.</summary>
    public ClientRateLimiter Evictions { get; }

    /// <summary>What its event recorder remembers.</summary>
    public EventRecorderState Events { get; }

    /// <summary>A copy that shares only values.</summary>
    public NodeLifecycleState Fork() => new(this);
}
