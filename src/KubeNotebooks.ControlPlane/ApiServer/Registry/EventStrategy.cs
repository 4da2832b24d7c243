namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>What is special about Events.</summary>
internal static class EventStrategy
{
    /// <summary>How long an Event is kept after its last write.</summary>
    /// <remarks>Source: kube-apiserver's default of --event-ttl.</remarks>
    public static TimeSpan TimeToLive { get; } = TimeSpan.FromHours(1);
}
