using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Defaulting;

/// <summary>Drops what a release does not know yet, or keeps behind a closed feature gate, where a pod would behave differently.</summary>
/// <remarks>Source: kubernetes pkg/api/pod/util.go, DropDisabledTemplateFields; pkg/features/kube_features.go.</remarks>
internal static class DisabledFields
{
    /// <summary>A spec without such fields, before its defaults are filled in.</summary>
    /// <param name="spec">As given.</param>
    /// <param name="version">The release.</param>
    /// <returns>The same reference when it has none of them.</returns>
    internal static V1PodSpec Drop(V1PodSpec spec, KubernetesVersion version)
    {
        var old = !version.AtLeast(18);
        var containers = Lists.Each(spec.Containers, container => Of(container, version));
        var initContainers = Lists.Each(spec.InitContainers, container => Of(container, version));
        if (ReferenceEquals(containers, spec.Containers) && ReferenceEquals(initContainers, spec.InitContainers)
            && spec is { HostUsers: null, ResourceClaims: null, Resources: null, HostnameOverride: null }
            && !(old && spec is not { TopologySpreadConstraints: null, Overhead: null, PreemptionPolicy: null, SchedulingGates: null, Os: null }))
        {
            return spec;
        }

        spec = spec with
        {
            Containers = containers,
            InitContainers = initContainers,
            HostUsers = null,
            ResourceClaims = null,
            Resources = null,
            HostnameOverride = null,
        };
        return !old ? spec : spec with
        {
            TopologySpreadConstraints = null,
            Overhead = null,
            PreemptionPolicy = null,
            SchedulingGates = null,
            Os = null,
        };
    }

    private static V1Container Of(V1Container container, KubernetesVersion version)
    {
        if (container is { ResizePolicy: not null } or { RestartPolicyRules: not null })
        {
            container = container with { ResizePolicy = null, RestartPolicyRules = null };
        }

        if (!version.AtLeast(28) && container.RestartPolicy is not null) container = container with { RestartPolicy = null };
        if (version.AtLeast(18)) return container;
        if (container.StartupProbe is not null) container = container with { StartupProbe = null };
        if (container.LivenessProbe is { Grpc: not null } liveness) container = container with { LivenessProbe = liveness with { Grpc = null } };
        return container.ReadinessProbe is { Grpc: not null } readiness
            ? container with { ReadinessProbe = readiness with { Grpc = null } }
            : container;
    }
}
