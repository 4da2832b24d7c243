using KubeNotebooks.ControlPlane.Timelines;

namespace KubeNotebooks.Kubectl.Comparisons;

/// <summary>What became of a change under one strategy.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Timeline">From the change on.</param>
/// <param name="Duration">How long it took until all pods were new and available; null: it was not done in time.</param>
public sealed record StrategyTrial(RolloutStrategy Strategy, RolloutTimeline Timeline, TimeSpan? Duration)
{
    /// <summary>The most pods that there were at once, terminating ones aside.</summary>
    public int MostPods => Timeline.Counts.IsEmpty ? 0 : Timeline.Counts.Max(step => step.Total);

    /// <summary>The fewest available pods that there were.</summary>
    public int FewestAvailable => Timeline.Counts.IsEmpty ? 0 : Timeline.Counts.Min(step => step.Available);
}
