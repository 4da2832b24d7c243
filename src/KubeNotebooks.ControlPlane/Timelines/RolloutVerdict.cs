using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>Whether the strategy's promise was kept.</summary>
/// <param name="FewestAvailable">
/// The number of available pods that came closest to the bound, or went furthest below it; null before the promise began.
/// </param>
/// <param name="Promised">The bound that held then.</param>
/// <param name="MostPods">The number of pods that came closest to the upper bound, or went furthest above it.</param>
/// <param name="Allowed">The bound that held then.</param>
/// <param name="Violations">Where the promise was broken: someone deleted an available pod, or wanted too many.</param>
/// <param name="Losses">Where too few pods were available because pods failed by themselves: no strategy promises that they do not.</param>
/// <param name="Surplus">
/// The greatest number of pods that existed beyond the upper bound while some of them were no longer wanted: not a violation, their
/// deletion is on its way; null when there never were so many.
/// </param>
/// <remarks>
/// Simulated: Kubernetes keeps no such record. What is fair: "at least" counts from the moment at which the Deployment
/// reported that many available pods for the first time, and again so after the bound was raised or the Deployment was scaled down; "at most" counts what the ReplicaSets want, as the controller does, so
/// that a surplus pod whose deletion is on its way is none too many; and until the controller has seen a change of the Deployment, the
/// bounds from before are good too.
/// </remarks>
public sealed record RolloutVerdict(
    int? FewestAvailable, int Promised, int MostPods, int Allowed, ImmutableArray<PromiseGap> Violations, ImmutableArray<PromiseGap> Losses, PromiseGap? Surplus)
{
    /// <summary>Whether it was kept.</summary>
    public bool Held => Violations.IsEmpty;
}
