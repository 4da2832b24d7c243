using System.Globalization;
using k8s.Models;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes Endpoints and EndpointSlices.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, describeEndpoints, describeEndpointSliceV1.</remarks>
internal static class EndpointsDescribers
{
    /// <summary>Describes Endpoints.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1Endpoints endpoints)
    {
        MetadataSection.WriteName(writer, endpoints);
        MetadataSection.WriteLabelsAndAnnotations(writer, endpoints, context.Version);
        writer.Line(0, "Subsets:");
        foreach (var subset in endpoints.Subsets ?? [])
        {
            writer.Field(1, "Addresses", Text(subset.Addresses));
            writer.Field(1, "NotReadyAddresses", Text(subset.NotReadyAddresses));
            if (subset.Ports is { Count: > 0 } ports)
            {
                writer.Line(1, "Ports:");
                WritePortHeader(writer, 2);
                foreach (var port in ports) writer.Line(2, $"{OrUnset(port.Name)}\t{port.Port}\t{port.Protocol}");
            }

            writer.Line(0, "");
        }

        EventsSection.Write(writer, context, endpoints);
    }

    /// <summary>Describes an EndpointSlice.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1EndpointSlice slice)
    {
        MetadataSection.WriteName(writer, slice);
        MetadataSection.WriteLabelsAndAnnotations(writer, slice, context.Version);
        writer.Field(0, "AddressType", slice.AddressType);
        if (slice.Ports is { Count: > 0 } ports)
        {
            writer.Line(0, "Ports:");
            WritePortHeader(writer, 1);
            foreach (var port in ports)
                writer.Line(1, $"{OrUnset(port.Name)}\t{OrUnset(port.Port?.ToString(CultureInfo.InvariantCulture))}\t{port.Protocol}");
        }
        else
        {
            writer.Line(0, "Ports: <unset>");
        }

        writer.Line(0, slice.Endpoints is { Count: > 0 } ? "Endpoints:" : "Endpoints: <none>");
        foreach (var endpoint in slice.Endpoints ?? []) Write(writer, endpoint);
        EventsSection.Write(writer, context, slice);
    }

    private static void Write(DescribeWriter writer, V1Endpoint endpoint)
    {
        writer.Line(1, $"- Addresses:\t{string.Join(", ", endpoint.Addresses)}");
        writer.Line(2, "Conditions:");
        writer.Field(3, "Ready", endpoint.Conditions?.Ready switch { true => "true", false => "false", null => "<unset>" });
        writer.Field(2, "Hostname", OrUnset(endpoint.Hostname));
        if (endpoint.TargetRef is { } target) writer.Field(2, "TargetRef", $"{target.Kind}/{target.Name}");
        writer.Field(2, "NodeName", OrUnset(endpoint.NodeName));
        writer.Field(2, "Zone", OrUnset(endpoint.Zone));
    }

    private static void WritePortHeader(DescribeWriter writer, int level)
    {
        writer.Line(level, "Name\tPort\tProtocol");
        writer.Line(level, "----\t----\t--------");
    }

    private static string Text(IList<V1EndpointAddress>? addresses) =>
        addresses is { Count: > 0 } ? string.Join(',', addresses.Select(address => address.Ip)) : "<none>";

    private static string OrUnset(string? text) => string.IsNullOrEmpty(text) ? "<unset>" : text;
}
