using System.Runtime.CompilerServices;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Defaulting;

/// <summary>Defaults of Pods: those of every pod template, and some that only a Pod gets.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/v1/defaults.go, SetDefaults_Pod and SetDefaults_PodSpec.</remarks>
internal static class PodDefaults
{
    // Every pod of a ReplicaSet comes with its template's spec: the same object, which is filled only once.
    // This remembers the outcome of a pure function of immutable values; it can change no result.
    private static readonly ConditionalWeakTable<V1PodSpec, V1PodSpec> Filled = [];

    /// <summary>A Pod with its defaults.</summary>
    /// <param name="pod">As given.</param>
    /// <param name="version">The release.</param>
    /// <returns>The same reference when nothing was missing.</returns>
    internal static V1Pod Of(V1Pod pod, KubernetesVersion version)
    {
        var given = DisabledFields.Drop(pod.Spec ?? new V1PodSpec(), version);
        if (!Filled.TryGetValue(given, out var spec))
        {
            spec = Fill(given);
            Filled.AddOrUpdate(given, spec);
            Filled.AddOrUpdate(spec, spec);
        }

        return ReferenceEquals(spec, pod.Spec) ? pod : pod with { Spec = spec };
    }

    private static V1PodSpec Fill(V1PodSpec given)
    {
        var spec = PodTemplateDefaults.Of(given);
        if (spec.EnableServiceLinks is null) spec = spec with { EnableServiceLinks = true };
        spec = OnContainers(spec, container =>
        {
            var resources = ResourceDefaults.RequestsFromLimits(container.Resources);
            return ReferenceEquals(resources, container.Resources) ? container : container with { Resources = resources };
        });
        return spec.HostNetwork == true ? WithHostPorts(spec) : spec;
    }

    /// <summary>Gives each port of a pod on the host's network the host port that it has anyway.</summary>
    /// <param name="spec">A pod's spec.</param>
    internal static V1PodSpec WithHostPorts(V1PodSpec spec) => OnContainers(spec, container =>
    {
        var ports = Lists.Each(container.Ports, port => port.HostPort is null or 0 ? port with { HostPort = port.ContainerPort } : port);
        return ReferenceEquals(ports, container.Ports) ? container : container with { Ports = ports };
    });

    private static V1PodSpec OnContainers(V1PodSpec spec, Func<V1Container, V1Container> change)
    {
        var containers = Lists.Each(spec.Containers, change);
        var initContainers = Lists.Each(spec.InitContainers, change);
        return ReferenceEquals(containers, spec.Containers) && ReferenceEquals(initContainers, spec.InitContainers)
            ? spec
            : spec with { Containers = containers, InitContainers = initContainers };
    }
}
