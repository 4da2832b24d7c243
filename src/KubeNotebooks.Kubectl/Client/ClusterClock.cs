using KubeNotebooks.Simulation;

namespace KubeNotebooks.Kubectl.Client;

/// <summary>A simulation's time in the zone in which a client prints it.</summary>
/// <param name="simulator">Whose time it is.</param>
/// <param name="utcOffset">How far local time is ahead of UTC.</param>
internal sealed class ClusterClock(Simulator simulator, TimeSpan utcOffset) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("cluster", utcOffset, "cluster", "cluster");

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => simulator.Now;
}
