using System.Net;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates Services.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/validation/validation.go, ValidateService and ValidateServiceUpdate.</remarks>
internal static class ServiceValidation
{
    private const string Headless = "None";

    /// <summary>Validates a Service's spec.</summary>
    /// <param name="errors">Where errors go; at the object.</param>
    /// <param name="spec">The spec, with its defaults and addresses.</param>
    /// <param name="old">The stored spec; null when the Service is new.</param>
    internal static void Validate(ErrorList errors, V1ServiceSpec spec, V1ServiceSpec? old)
    {
        if (ReferenceEquals(spec, old)) return;
        using var scope = errors.In("spec");
        if (old is not null) KeepsAddress(errors, spec, old);
        var ports = spec.Ports ?? [];
        var headless = spec.ClusterIP == Headless;
        if (ports.Count == 0 && !headless && spec.Type != "ExternalName") errors.Required("ports");
        OfType(errors, spec, headless);
        for (var i = 0; i < ports.Count; i++)
        {
            using var at = errors.At("ports", i);
            Port(errors, ports, i);
        }

        MetadataValidation.Labels(errors, "selector", spec.Selector);
        if (spec.SessionAffinity is not ("ClientIP" or "None")) errors.NotSupported("sessionAffinity", spec.SessionAffinity, "ClientIP", "None");
        Addresses(errors, spec);
        if (spec.Type is not ("ClusterIP" or "ExternalName" or "LoadBalancer" or "NodePort"))
        {
            errors.NotSupported("type", spec.Type, "ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
        }

        OnlyOnce(errors, spec.Type, ports);
        if (spec.ExternalTrafficPolicy is not (null or "" or "Cluster" or "Local"))
        {
            errors.NotSupported("externalTrafficPolicy", spec.ExternalTrafficPolicy, "Cluster", "Local");
        }

        if (spec.InternalTrafficPolicy is not (null or "Cluster" or "Local"))
        {
            errors.NotSupported("internalTrafficPolicy", spec.InternalTrafficPolicy, "Cluster", "Local");
        }
    }

    private static void KeepsAddress(ErrorList errors, V1ServiceSpec spec, V1ServiceSpec old)
    {
        if (spec.Type == "ExternalName" || old.Type == "ExternalName") return;
        if (string.IsNullOrEmpty(old.ClusterIP) || spec.ClusterIP == old.ClusterIP) return;
        using var at = errors.At("clusterIPs", 0);
        errors.InvalidValue("", GoValues.Strings(spec.ClusterIPs ?? [spec.ClusterIP ?? ""]), "may not change once set");
    }

    private static void OfType(ErrorList errors, V1ServiceSpec spec, bool headless)
    {
        switch (spec.Type)
        {
            case "LoadBalancer" or "NodePort" when headless:
                using (errors.At("clusterIPs", 0)) errors.Invalid("", Headless, $"may not be set to 'None' for {spec.Type} services");
                break;
            case "ExternalName":
                if (spec.ClusterIPs is { Count: > 0 }) errors.Forbidden("clusterIPs", "may not be set for ExternalName services");
                var name = (spec.ExternalName ?? "").TrimEnd('.');
                if (name.Length == 0) errors.Required("externalName");
                else errors.Invalid("externalName", name, Names.DnsSubdomain(name));
                break;
        }
    }

    private static void Port(ErrorList errors, IList<V1ServicePort> ports, int index)
    {
        var port = ports[index];
        if (!string.IsNullOrEmpty(port.Name))
        {
            errors.Invalid("name", port.Name, Names.DnsLabel(port.Name));
            for (var i = 0; i < index; i++)
            {
                if (ports[i].Name != port.Name) continue;
                errors.Duplicate("name", port.Name);
                break;
            }
        }
        else if (ports.Count > 1)
        {
            errors.Required("name");
        }

        ContainerValidation.Number(errors, "port", port.Port);
        if (string.IsNullOrEmpty(port.Protocol)) errors.Required("protocol");
        else if (port.Protocol is not ("TCP" or "UDP" or "SCTP")) errors.NotSupported("protocol", port.Protocol, "SCTP", "TCP", "UDP");
        ContainerValidation.NumberOrName(errors, "targetPort", port.TargetPort);
        if (port.AppProtocol is { } protocol) errors.Invalid("appProtocol", protocol, Names.Qualified(protocol));
    }

    private static void Addresses(ErrorList errors, V1ServiceSpec spec)
    {
        if (!string.IsNullOrEmpty(spec.ClusterIP) && spec.ClusterIP != Headless && !IPAddress.TryParse(spec.ClusterIP, out _))
        {
            using var at = errors.At("clusterIPs", 0);
            errors.Invalid("", spec.ClusterIP, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        }

        for (var i = 0; i < (spec.ExternalIPs?.Count ?? 0); i++)
        {
            if (IPAddress.TryParse(spec.ExternalIPs![i], out _)) continue;
            using var at = errors.At("externalIPs", i);
            errors.Invalid("", spec.ExternalIPs[i], "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        }
    }

    private static void OnlyOnce(ErrorList errors, string type, IList<V1ServicePort> ports)
    {
        for (var i = 0; i < ports.Count; i++)
        {
            if (type != "ClusterIP" || ports[i].NodePort is null or 0) continue;
            using var at = errors.At("ports", i);
            errors.Forbidden("nodePort", "may not be used when `type` is 'ClusterIP'");
        }

        for (var i = 1; i < ports.Count; i++)
        {
            var port = ports[i];
            if (port.NodePort is null or 0
                || !Before(ports, i).Any(one => one.NodePort == port.NodePort && one.Protocol == port.Protocol))
            {
                continue;
            }

            using var at = errors.At("ports", i);
            errors.Add(FieldError.Duplicate(errors.Path("nodePort"), $"{port.NodePort}"));
        }

        for (var i = 1; i < ports.Count; i++)
        {
            if (!Before(ports, i).Any(one => one.Port == ports[i].Port && one.Protocol == ports[i].Protocol)) continue;
            using var at = errors.At("ports", i);
            errors.Add(FieldError.Duplicate(errors.Path(), GoValues.ServicePort(ports[i].Protocol, ports[i].Port)));
        }
    }

    private static IEnumerable<V1ServicePort> Before(IList<V1ServicePort> ports, int index) => ports.Take(index);
}
