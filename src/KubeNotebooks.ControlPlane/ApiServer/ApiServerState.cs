using KubeNotebooks.ControlPlane.Store;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>All that the API server remembers.</summary>
public sealed class ApiServerState
{
    /// <summary>Starts with an empty store.</summary>
    public ApiServerState()
    {
        Store = new ObjectStore();
        LastDelivery = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        EventExpiry = new Queue<EventDeadline>();
        Addresses = new ServiceAddresses();
    }

    private ApiServerState(ApiServerState other)
    {
        Store = other.Store.Fork();
        LastDelivery = new Dictionary<string, DateTimeOffset>(other.LastDelivery, StringComparer.Ordinal);
        EventExpiry = new Queue<EventDeadline>(other.EventExpiry);
        Addresses = other.Addresses.Fork();
    }

    internal ObjectStore Store { get; }

    /// <summary>When the latest watch delivery to each component is due: a later one never overtakes it.</summary>
    internal Dictionary<string, DateTimeOffset> LastDelivery { get; }

    /// <summary>When each write of an Event runs out, oldest first.</summary>
    internal Queue<EventDeadline> EventExpiry { get; }

    /// <summary>Which cluster IPs and node ports Services hold.</summary>
    internal ServiceAddresses Addresses { get; }

    /// <summary>A copy that shares only values with this one.</summary>
    public ApiServerState Fork() => new(this);

    /// <param name="At">When the Event runs out, unless it was written again.</param>
    /// <param name="Key">Its key.</param>
    /// <param name="ResourceVersion">The write that this deadline belongs to.</param>
    internal readonly record struct EventDeadline(DateTimeOffset At, ObjectKey Key, string ResourceVersion);
}
