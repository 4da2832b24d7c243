using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using static KubeNotebooks.ControlPlane.Printers.Cells;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>The tables of Services and of the addresses behind them.</summary>
/// <remarks>Source: kubernetes pkg/printers/internalversion/printers.go, printService, printEndpoints, printEndpointSlice.</remarks>
internal static class ServicePrinters
{
    private const int MostListed = 3;

    public static readonly Printer<V1Service> Services = new(
        new("Name", (service, _) => Name(service)),
        new("Type", (service, _) => service.Spec.Type ?? ""),
        new("Cluster-IP", (service, _) => OrNone(service.Spec.ClusterIPs is [var first, ..] ? first : service.Spec.ClusterIP)),
        new("External-IP", (service, _) => ExternalIP(service)),
        new("Port(s)", (service, _) => Ports(service)),
        new("Age", Age),
        new("Selector", (service, _) => LabelSelectorText.Format(service.Spec.Selector), WideOnly: true));

    public static readonly Printer<V1Endpoints> Endpoints = new(
        new("Name", (endpoints, _) => Name(endpoints)),
        new("Endpoints", (endpoints, _) => EndpointsText.Format(endpoints)),
        new("Age", Age));

    public static readonly Printer<V1EndpointSlice> EndpointSlices = new(
        new("Name", (slice, _) => Name(slice)),
        new("AddressType", (slice, _) => slice.AddressType),
        new("Ports", (slice, _) => Some([.. (slice.Ports ?? []).Select(PortNumber)])),
        new("Endpoints", (slice, _) => Some([.. (slice.Endpoints ?? []).SelectMany(endpoint => endpoint.Addresses)])),
        new("Age", Age));

    private static string ExternalIP(V1Service service)
    {
        var externalIPs = service.Spec.ExternalIPs ?? [];
        switch (service.Spec.Type)
        {
            case "ClusterIP" or "NodePort":
                return OrNone(string.Join(',', externalIPs));
            case "LoadBalancer":
                var ingress = (service.Status?.LoadBalancer?.Ingress ?? [])
                    .Select(one => string.IsNullOrEmpty(one.Ip) ? one.Hostname : one.Ip)
                    .Where(one => !string.IsNullOrEmpty(one))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal);
                var all = string.Join(',', ingress.Concat(externalIPs));
                return all.Length == 0 ? "<pending>" : all;
            case "ExternalName":
                return service.Spec.ExternalName ?? "";
            default:
                return "<unknown>";
        }
    }

    private static string Ports(V1Service service) => OrNone(string.Join(',', (service.Spec.Ports ?? []).Select(port =>
        port.NodePort is > 0 ? $"{Text(port.Port)}:{Text(port.NodePort)}/{port.Protocol}" : $"{Text(port.Port)}/{port.Protocol}")));

    private static string PortNumber(Discoveryv1EndpointPort port) =>
        port.Port?.ToString(CultureInfo.InvariantCulture) ?? port.Name ?? "*";

    private static string Some(IReadOnlyList<string> all) => all.Count switch
    {
        0 => "<unset>",
        <= MostListed => string.Join(',', all),
        _ => string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', all.Take(MostListed))} + {all.Count - MostListed} more..."),
    };
}
