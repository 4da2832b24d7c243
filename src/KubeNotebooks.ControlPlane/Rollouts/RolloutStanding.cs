using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using C = KubeNotebooks.ControlPlane.Controllers.Deployment.DeploymentConditions;

namespace KubeNotebooks.ControlPlane.Rollouts;

/// <summary>How far a Deployment's rollout has come, in one word.</summary>
public enum RolloutStanding
{
    /// <summary>The controller has not looked at it since it was last changed.</summary>
    NotObserved,

    /// <summary>All pods are of the current revision and available.</summary>
    Complete,

    /// <summary>Pods are being replaced, added or removed.</summary>
    RollingOut,

    /// <summary>Someone has paused it.</summary>
    Paused,

    /// <summary>It made no progress for longer than its deadline.</summary>
    DeadlineExceeded,
}

/// <summary>Tells a Deployment's <see cref="RolloutStanding"/>.</summary>
public static class RolloutStandings
{
    /// <summary>The standing of a Deployment, by what its status says.</summary>
    /// <param name="deployment">The Deployment.</param>
    /// <remarks>
    /// Source: kubernetes pkg/controller/deployment/util/deployment_util.go, DeploymentComplete; kubectl
    /// pkg/polymorphichelpers/rollout_status.go.
    /// </remarks>
    public static RolloutStanding Of(V1Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        if ((deployment.Status?.ObservedGeneration ?? 0) < (deployment.Metadata.Generation ?? 0)) return RolloutStanding.NotObserved;
        if (deployment.Spec.Paused == true) return RolloutStanding.Paused;
        if (ProgressRules.IsComplete(deployment, deployment.Status)) return RolloutStanding.Complete;
        return C.Find(deployment.Status?.Conditions, C.Progressing)?.Reason == C.ProgressDeadlineExceeded
            ? RolloutStanding.DeadlineExceeded
            : RolloutStanding.RollingOut;
    }
}
