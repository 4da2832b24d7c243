namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>What the Deployment's strategy promises during a while in which its fields stayed the same.</summary>
/// <param name="From">The write of the Deployment with which it began.</param>
/// <param name="To">When it ended: the next such write, the Deployment's end, or the end of the timeline.</param>
/// <param name="Replicas">How many pods are wanted.</param>
/// <param name="Surge">How many more there may be for a while.</param>
/// <param name="Unavailable">How many may be missing for a while; null when the strategy promises none, as Recreate does.</param>
/// <param name="MaxSurge">The field as it is written: <c>25%</c>; empty when the strategy has none.</param>
/// <param name="MaxUnavailable">The field as it is written; empty when the strategy has none.</param>
/// <remarks>
/// Source: kubernetes pkg/controller/deployment/util/deployment_util.go, ResolveFenceposts, through the controller's own sum.
/// </remarks>
public sealed record PromisedBounds(
    DateTimeOffset From, DateTimeOffset To, int Replicas, int Surge, int? Unavailable, string MaxSurge, string MaxUnavailable)
{
    /// <summary>Never more pods than this, terminating and finished ones aside.</summary>
    public int AtMost => Replicas + Surge;

    /// <summary>Never fewer available pods than this.</summary>
    public int AtLeast => Unavailable is { } missing ? Replicas - missing : 0;
}
