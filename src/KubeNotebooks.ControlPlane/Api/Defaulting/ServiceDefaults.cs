using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Defaulting;

/// <summary>Defaults of Services and of the objects that list their pods.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Service, SetDefaults_Endpoints; pkg/apis/discovery/v1/defaults.go.</remarks>
internal static class ServiceDefaults
{
    private const int ThreeHours = 10800;

    /// <summary>A Service with its defaults; addresses and node ports are given out elsewhere.</summary>
    /// <param name="service">As given.</param>
    /// <param name="version">The release.</param>
    /// <returns>The same reference when nothing was missing.</returns>
    internal static V1Service Of(V1Service service, KubernetesVersion version)
    {
        var spec = Of(service.Spec ?? new V1ServiceSpec(), version);
        var status = service.Status is { LoadBalancer: not null } given
            ? given
            : (service.Status ?? new V1ServiceStatus()) with { LoadBalancer = new V1LoadBalancerStatus() };
        return ReferenceEquals(spec, service.Spec) && ReferenceEquals(status, service.Status)
            ? service
            : service with { Spec = spec, Status = status };
    }

    /// <summary>Endpoints with their defaults.</summary>
    /// <param name="endpoints">As given.</param>
    internal static V1Endpoints Of(V1Endpoints endpoints)
    {
        var subsets = Lists.Each(endpoints.Subsets, static subset =>
        {
            var ports = Lists.Each(subset.Ports, static port => string.IsNullOrEmpty(port.Protocol) ? port with { Protocol = "TCP" } : port);
            return ReferenceEquals(ports, subset.Ports) ? subset : subset with { Ports = ports };
        });
        return ReferenceEquals(subsets, endpoints.Subsets) ? endpoints : endpoints with { Subsets = subsets };
    }

    /// <summary>An EndpointSlice with its defaults.</summary>
    /// <param name="slice">As given.</param>
    internal static V1EndpointSlice Of(V1EndpointSlice slice)
    {
        var ports = Lists.Each(slice.Ports, static port => port is { Name: not null, Protocol: not null }
            ? port
            : port with { Name = port.Name ?? "", Protocol = port.Protocol ?? "TCP" });
        return ReferenceEquals(ports, slice.Ports) ? slice : slice with { Ports = ports };
    }

    private static V1ServiceSpec Of(V1ServiceSpec spec, KubernetesVersion version)
    {
        if (string.IsNullOrEmpty(spec.SessionAffinity)) spec = spec with { SessionAffinity = "None" };
        if (spec is { SessionAffinity: "None", SessionAffinityConfig: not null }) spec = spec with { SessionAffinityConfig = null };
        if (spec.SessionAffinity == "ClientIP" && spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds is null)
        {
            spec = spec with
            {
                SessionAffinityConfig = new V1SessionAffinityConfig { ClientIP = new V1ClientIPConfig { TimeoutSeconds = ThreeHours } },
            };
        }

        if (string.IsNullOrEmpty(spec.Type)) spec = spec with { Type = "ClusterIP" };
        var ports = Lists.Each(spec.Ports, Of);
        if (!ReferenceEquals(ports, spec.Ports)) spec = spec with { Ports = ports };
        if (spec.Type is "NodePort" or "LoadBalancer" && string.IsNullOrEmpty(spec.ExternalTrafficPolicy))
        {
            spec = spec with { ExternalTrafficPolicy = "Cluster" };
        }

        if (version.AtLeast(22) && spec.InternalTrafficPolicy is null && spec.Type is "ClusterIP" or "NodePort" or "LoadBalancer")
        {
            spec = spec with { InternalTrafficPolicy = "Cluster" };
        }

        if (version.AtLeast(20) && spec.Type != "ExternalName" && (spec.IpFamilies is null || spec.IpFamilyPolicy is null))
        {
            // Source: pkg/registry/core/service/storage/alloc.go, initIPFamilyFields; the cluster knows IPv4 only.
            spec = spec with { IpFamilies = spec.IpFamilies ?? ["IPv4"], IpFamilyPolicy = spec.IpFamilyPolicy ?? "SingleStack" };
        }

        return version.AtLeast(22) && spec is { Type: "LoadBalancer", AllocateLoadBalancerNodePorts: null }
            ? spec with { AllocateLoadBalancerNodePorts = true }
            : spec;
    }

    private static V1ServicePort Of(V1ServicePort port)
    {
        if (string.IsNullOrEmpty(port.Protocol)) port = port with { Protocol = "TCP" };
        return port.TargetPort?.Value is null or "" or "0" ? port with { TargetPort = port.Port } : port;
    }
}
