using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Kubectl.Client;

/// <summary>Lets a cluster's time pass in small slices, so that somebody can look at it, slow it down or end it in between.</summary>
/// <remarks>
/// What happens in the cluster is the same in slices as in one piece, for a slice ends between two events and nothing is drawn
/// from a random stream for it.
/// </remarks>
/// <param name="cluster">The cluster.</param>
/// <param name="goOn">Asked after each slice: false ends the wait early. It must change nothing in the cluster. Null: nobody looks.</param>
public sealed class PassingTime(Cluster cluster, Func<bool>? goOn = null)
{
    private const int MostSlices = 10_000;
    private static readonly TimeSpan ShortestSlice = TimeSpan.FromMilliseconds(100);

    private DateTimeOffset _asked = cluster.Now;

    /// <summary>Lets time pass.</summary>
    /// <param name="span">How much virtual time.</param>
    public void Run(TimeSpan span) => RunUntil(() => false, span);

    /// <summary>Lets time pass until something holds.</summary>
    /// <param name="condition">Asked after everything that happens.</param>
    /// <param name="limit">How much virtual time at most.</param>
    /// <returns>False when the limit passed first, or it was ended early.</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        if (goOn is null) return cluster.RunUntil(condition, limit);
        var end = cluster.Now + limit;
        var slice = limit > ShortestSlice * MostSlices ? limit / MostSlices : ShortestSlice;
        while (true)
        {
            if (cluster.Now - _asked >= slice)
            {
                _asked = cluster.Now;
                if (!goOn()) return false;
            }
            var left = end - cluster.Now;
            var next = _asked + slice - cluster.Now;
            if (cluster.RunUntil(condition, left < next ? left : next)) return true;
            if (cluster.Now >= end) return false;
        }
    }
}
