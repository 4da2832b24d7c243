using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>How long the way to the API server, or back from it, takes.</summary>
/// <remarks>Simulated: 3 to 10 ms for each write and each watch delivery, which is what a small cluster shows.</remarks>
public static class ApiLatency
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(10);

    /// <summary>The delay of one request or delivery.</summary>
    /// <param name="simulator">Where time passes.</param>
    /// <param name="actor">Who asks or listens: each has a random stream of its own.</param>
    public static TimeSpan Next(Simulator simulator, string actor) => simulator.Random(actor).Between(Shortest, Longest);
}
