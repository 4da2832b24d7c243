using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>Between which numbers of pods a rollout has to stay.</summary>
/// <param name="Replicas">How many pods the Deployment wants.</param>
/// <param name="MaxSurge">How many more there may be for a while; a percentage was rounded up.</param>
/// <param name="MaxUnavailable">How many may be missing for a while; a percentage was rounded down.</param>
/// <remarks>Source: kubernetes pkg/controller/deployment/util/deployment_util.go, ResolveFenceposts, MaxSurge, MaxUnavailable.</remarks>
public readonly record struct RolloutLimits(int Replicas, int MaxSurge, int MaxUnavailable)
{
    /// <summary>Never more pods than this, terminating ones aside.</summary>
    public int MaxTotal => Replicas + MaxSurge;

    /// <summary>Never fewer available pods than this.</summary>
    public int MinAvailable => Replicas - MaxUnavailable;

    /// <summary>The limits of a Deployment; a strategy other than RollingUpdate has neither surge nor unavailability.</summary>
    /// <param name="deployment">The Deployment.</param>
    public static RolloutLimits Of(V1Deployment deployment)
    {
        var replicas = deployment.Spec.Replicas ?? 1;
        if (deployment.Spec.Strategy?.Type != "RollingUpdate") return new RolloutLimits(replicas, 0, 0);
        var rolling = deployment.Spec.Strategy.RollingUpdate;
        return Resolve(replicas, IntOrPercent.Of(rolling?.MaxSurge), IntOrPercent.Of(rolling?.MaxUnavailable));
    }

    /// <summary>Turns the two fields into numbers of pods: when both come to 0, one pod may be unavailable, or nothing could move.</summary>
    internal static RolloutLimits Resolve(int replicas, IntOrPercent maxSurge, IntOrPercent maxUnavailable)
    {
        var surge = maxSurge.RoundedUp(replicas);
        var unavailable = maxUnavailable.RoundedDown(replicas);
        if (surge == 0 && unavailable == 0) unavailable = 1;
        return new RolloutLimits(replicas, surge, Math.Min(unavailable, replicas));
    }
}
