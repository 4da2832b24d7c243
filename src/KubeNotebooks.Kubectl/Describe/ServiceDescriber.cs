using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes a Service.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, describeService, formatEndpointSlices.</remarks>
internal static class ServiceDescriber
{
    private const int MostListed = 3;

    /// <summary>Describes it.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1Service service)
    {
        var (spec, version) = (service.Spec, context.Version);
        MetadataSection.WriteName(writer, service);
        MetadataSection.WriteLabelsAndAnnotations(writer, service, version);
        writer.Field(0, "Selector", LabelSelectorText.Format(spec.Selector));
        writer.Field(0, "Type", spec.Type);
        if (version.AtLeast(20))
        {
            writer.FieldIfAny(0, "IP Family Policy", spec.IpFamilyPolicy);
            writer.Field(0, "IP Families", Joined(spec.IpFamilies) ?? "<none>");
        }

        writer.Field(0, "IP", spec.ClusterIP);
        if (version.AtLeast(20)) writer.Field(0, "IPs", Joined(spec.ClusterIPs) ?? "<none>");
        writer.FieldIfAny(0, "External IPs", Joined(spec.ExternalIPs));
        writer.FieldIfAny(0, version.AtLeast(31) ? "Desired LoadBalancer IP" : "IP", spec.LoadBalancerIP);
        writer.FieldIfAny(0, "External Name", spec.ExternalName);
        if (service.Status?.LoadBalancer?.Ingress is { Count: > 0 } ingress)
            writer.Field(0, "LoadBalancer Ingress", string.Join(", ", ingress.Select(Text)));

        var endpoints = EndpointsOf(context, service);
        foreach (var port in spec.Ports ?? []) WritePort(writer, port, endpoints);
        writer.Field(0, "Session Affinity", spec.SessionAffinity);
        writer.FieldIfAny(0, "External Traffic Policy", spec.ExternalTrafficPolicy);
        if (version.AtLeast(31)) writer.FieldIfAny(0, "Internal Traffic Policy", spec.InternalTrafficPolicy);
        if (spec.HealthCheckNodePort is { } check and not 0)
            writer.Field(0, "HealthCheck NodePort", check.ToString(CultureInfo.InvariantCulture));
        writer.FieldIfAny(0, "LoadBalancer Source Ranges", Joined(spec.LoadBalancerSourceRanges));
        EventsSection.Write(writer, context, service);
    }

    private static void WritePort(DescribeWriter writer, V1ServicePort port, Func<string, string> endpoints)
    {
        var name = string.IsNullOrEmpty(port.Name) ? "<unset>" : port.Name;
        writer.Field(0, "Port", $"{name}\t{port.Port}/{port.Protocol}");
        writer.Field(0, "TargetPort", $"{port.TargetPort?.Value ?? "0"}/{port.Protocol}");
        if (port.NodePort is { } node and not 0) writer.Field(0, "NodePort", $"{name}\t{node}/{port.Protocol}");
        writer.Field(0, "Endpoints", endpoints(port.Name ?? ""));
    }

    /// <summary>A function that gives the endpoints behind the port of a name.</summary>
    private static Func<string, string> EndpointsOf(DescribeContext context, V1Service service)
    {
        var ns = service.Metadata.NamespaceProperty;
        if (!context.Version.AtLeast(31))
        {
            var endpoints = context.TryGet<V1Endpoints>(ns, service.Metadata.Name);
            return name => EndpointsText.Format(endpoints, name);
        }

        var slices = context.List<V1EndpointSlice>(ns, new Selection($"kubernetes.io/service-name={service.Metadata.Name}"));
        return name => Text(slices, name);
    }

    private static string Text(IReadOnlyList<V1EndpointSlice> slices, string portName)
    {
        if (slices.Count == 0) return "<none>";
        var candidates = slices.SelectMany(slice => Candidates(slice, portName)).ToArray();
        var ready = candidates.Where(one => one.Ready).ToArray();
        var text = string.Join(',', ready.Take(MostListed).Select(one => one.Address));
        var third = ready.Length < MostListed ? candidates.Length : Array.IndexOf(candidates, ready[MostListed - 1]);
        return third < candidates.Length - 1
            ? string.Create(CultureInfo.InvariantCulture, $"{text} + {ready.Length - MostListed} more...")
            : text;
    }

    private static IEnumerable<(string Address, bool Ready)> Candidates(V1EndpointSlice slice, string portName)
    {
        var endpoints = (slice.Endpoints ?? []).Select(one => (Address: one.Addresses[0], Ready: one.Conditions?.Ready ?? true));
        if (slice.Ports is not { Count: > 0 } ports) return endpoints;
        return ports.Where(port => (port.Name ?? "") == portName)
            .SelectMany(port => endpoints.Select(one => (EndpointsText.HostPort(one.Address, port.Port ?? 0), one.Ready)));
    }

    private static string Text(V1LoadBalancerIngress ingress)
    {
        var address = string.IsNullOrEmpty(ingress.Ip) ? ingress.Hostname ?? "" : ingress.Ip;
        return string.IsNullOrEmpty(ingress.IpMode) ? address : $"{address} ({ingress.IpMode})";
    }

    private static string? Joined(IList<string>? values) => values is { Count: > 0 } ? string.Join(',', values) : null;
}
