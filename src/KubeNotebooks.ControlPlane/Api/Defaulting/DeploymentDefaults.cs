using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Defaulting;

/// <summary>Defaults of Deployments.</summary>
/// <remarks>Source: kubernetes pkg/apis/apps/v1/defaults.go, SetDefaults_Deployment.</remarks>
internal static class DeploymentDefaults
{
    private const string Quarter = "25%";

    /// <summary>A Deployment with its defaults.</summary>
    /// <param name="deployment">As given.</param>
    /// <param name="version">The release.</param>
    /// <returns>The same reference when nothing was missing.</returns>
    internal static V1Deployment Of(V1Deployment deployment, KubernetesVersion version)
    {
        var spec = deployment.Spec ?? new V1DeploymentSpec();
        var strategy = Of(spec.Strategy);
        var template = PodTemplateDefaults.Of(spec.Template, version);
        if (spec.Replicas is null || spec.RevisionHistoryLimit is null || spec.ProgressDeadlineSeconds is null
            || !ReferenceEquals(strategy, spec.Strategy) || !ReferenceEquals(template, spec.Template))
        {
            spec = spec with
            {
                Replicas = spec.Replicas ?? 1,
                RevisionHistoryLimit = spec.RevisionHistoryLimit ?? 10,
                ProgressDeadlineSeconds = spec.ProgressDeadlineSeconds ?? 600,
                Strategy = strategy,
                Template = template,
            };
        }

        return ReferenceEquals(spec, deployment.Spec) ? deployment : deployment with { Spec = spec };
    }

    private static V1DeploymentStrategy Of(V1DeploymentStrategy? strategy)
    {
        strategy ??= new V1DeploymentStrategy();
        if (string.IsNullOrEmpty(strategy.Type)) strategy = strategy with { Type = "RollingUpdate" };
        if (strategy.Type != "RollingUpdate" || strategy.RollingUpdate is { MaxSurge: not null, MaxUnavailable: not null }) return strategy;
        return strategy with
        {
            RollingUpdate = new V1RollingUpdateDeployment
            {
                MaxSurge = strategy.RollingUpdate?.MaxSurge ?? Quarter,
                MaxUnavailable = strategy.RollingUpdate?.MaxUnavailable ?? Quarter,
            },
        };
    }
}
