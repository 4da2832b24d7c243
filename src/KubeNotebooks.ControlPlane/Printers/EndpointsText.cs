using System.Globalization;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>The ready addresses of Endpoints in one line.</summary>
/// <remarks>Source: kubernetes pkg/printers/internalversion/printers.go and kubectl pkg/describe/describe.go, formatEndpoints.</remarks>
public static class EndpointsText
{
    private const int MostListed = 3;

    /// <summary>Such as <c>10.0.0.1:80,10.0.0.2:80</c>; three at most, then how many more; <c>&lt;none&gt;</c> without subsets.</summary>
    /// <param name="endpoints">The Endpoints; may be null.</param>
    /// <param name="portName">Only the ports of this name; null: all.</param>
    public static string Format(V1Endpoints? endpoints, string? portName = null)
    {
        if (endpoints?.Subsets is not { Count: > 0 } subsets) return "<none>";
        var all = subsets.SelectMany(subset => Addresses(subset, portName)).ToArray();
        var listed = string.Join(',', all.Take(MostListed));
        return all.Length <= MostListed
            ? listed
            : string.Create(CultureInfo.InvariantCulture, $"{listed} + {all.Length - MostListed} more...");
    }

    private static IEnumerable<string> Addresses(V1EndpointSubset subset, string? portName)
    {
        var addresses = (subset.Addresses ?? []).Select(address => address.Ip);
        if (subset.Ports is not { Count: > 0 } ports) return addresses;
        return ports.Where(port => portName is null || (port.Name ?? "") == portName)
            .SelectMany(port => addresses.Select(ip => HostPort(ip, port.Port)));
    }

    /// <summary>Address and port as Go joins them: an IPv6 address stands in brackets.</summary>
    /// <param name="address">An IP address or host name; may be empty.</param>
    /// <param name="port">The port.</param>
    public static string HostPort(string address, int port) =>
        (address.Contains(':') ? $"[{address}]:" : $"{address}:") + port.ToString(CultureInfo.InvariantCulture);
}
