using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>What is special about Services: addresses and node ports are given out by the server.</summary>
/// <remarks>Source: kubernetes pkg/registry/core/service/storage/alloc.go.</remarks>
internal static class ServiceStrategy
{
    private const string Headless = "None";

    /// <summary>A new Service with the addresses that its type needs.</summary>
    /// <exception cref="StatusException">An address or port that it asks for is taken.</exception>
    public static V1Service Created(V1Service created, ServiceAddresses addresses) =>
        Allocated(created with { Status = new V1ServiceStatus { LoadBalancer = new V1LoadBalancerStatus() } }, addresses);

    /// <summary>A changed Service: it keeps the addresses that the change does not name.</summary>
    public static V1Service Updated(V1Service changed, V1Service current, ServiceAddresses addresses)
    {
        var spec = changed.Spec;
        if (string.IsNullOrEmpty(spec.ClusterIP) && spec.Type != "ExternalName")
            spec = spec with { ClusterIP = current.Spec.ClusterIP, ClusterIPs = current.Spec.ClusterIPs };
        var ports = spec.Ports?.Select(port => port.NodePort is null or 0
            ? port with { NodePort = NeedsNodePort(spec) ? SamePort(current, port)?.NodePort : null }
            : port).ToList();
        var held = current.Spec.Ports?.Select(port => port.NodePort ?? 0).ToHashSet() ?? [];
        return Allocated(changed with { Spec = spec with { Ports = ports } }, addresses, held, current.Spec.ClusterIP);
    }

    /// <summary>Gives back what a removed Service held.</summary>
    public static void Removed(V1Service removed, ServiceAddresses addresses) => addresses.Release(
        removed.Spec.ClusterIPs ?? [], removed.Spec.Ports?.Where(port => port.NodePort is > 0).Select(port => port.NodePort!.Value) ?? []);

    private static V1Service Allocated(
        V1Service service, ServiceAddresses addresses, HashSet<int>? heldPorts = null, string? heldAddress = null)
    {
        var spec = service.Spec;
        if (spec.Type == "ExternalName") return service;
        if (string.IsNullOrEmpty(spec.ClusterIP))
        {
            var address = addresses.AllocateAddress();
            spec = spec with { ClusterIP = address, ClusterIPs = [address] };
        }
        else if (spec.ClusterIP != Headless && spec.ClusterIP != heldAddress && !addresses.TakeAddress(spec.ClusterIP))
        {
            throw StatusException.Invalid(ResourceCatalogue.Services, service.Metadata.Name,
                [FieldError.Invalid("spec.clusterIPs", $"[]string{{\"{spec.ClusterIP}\"}}",
                    $"failed to allocate IP {spec.ClusterIP}: provided IP is already allocated")]);
        }
        if (NeedsNodePort(spec))
            spec = spec with { Ports = spec.Ports?.Select((port, i) => WithNodePort(service, port, i, addresses, heldPorts)).ToList() };
        return service with { Spec = spec with { ClusterIPs = spec.ClusterIPs ?? [spec.ClusterIP] } };
    }

    private static V1ServicePort WithNodePort(
        V1Service service, V1ServicePort port, int index, ServiceAddresses addresses, HashSet<int>? held)
    {
        if (port.NodePort is null or 0) return port with { NodePort = addresses.AllocateNodePort() };
        if (held?.Contains(port.NodePort.Value) == true) return port;
        var field = $"spec.ports[{index}].nodePort";
        if (port.NodePort is < 30_000 or > 32_767)
        {
            throw StatusException.Invalid(ResourceCatalogue.Services, service.Metadata.Name, [FieldError.Invalid(field,
                $"{port.NodePort}", "provided port is not in the valid range. The range of valid ports is 30000-32767")]);
        }
        return addresses.TakeNodePort(port.NodePort.Value)
            ? port
            : throw StatusException.Invalid(ResourceCatalogue.Services, service.Metadata.Name,
                [FieldError.Invalid(field, $"{port.NodePort}", "provided port is already allocated")]);
    }

    private static bool NeedsNodePort(V1ServiceSpec spec) => spec.Type is "NodePort" or "LoadBalancer";

    private static V1ServicePort? SamePort(V1Service current, V1ServicePort port) =>
        current.Spec.Ports?.FirstOrDefault(one => one.Port == port.Port && (one.Protocol ?? "TCP") == (port.Protocol ?? "TCP"));
}
