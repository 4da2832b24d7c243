using System.Globalization;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates containers.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/validation/validation.go, ValidateContainers and validateContainerCommon.</remarks>
internal static class ContainerValidation
{
    private const string PortRange = "must be between 1 and 65535, inclusive";

    /// <summary>Validates a pod's containers.</summary>
    /// <param name="errors">Where errors go; at the pod's spec.</param>
    /// <param name="containers">The containers.</param>
    /// <param name="volumes">The names of the pod's volumes.</param>
    internal static void Containers(ErrorList errors, IList<V1Container>? containers, IReadOnlyList<string> volumes)
    {
        if (containers is not { Count: > 0 })
        {
            errors.Required("containers");
            return;
        }

        for (var i = 0; i < containers.Count; i++)
        {
            using var at = errors.At("containers", i);
            var container = containers[i];
            Common(errors, container, volumes);
            if (IsTaken(container.Name, containers, i)) errors.Duplicate("name", container.Name);
            ProbeValidation.Validate(errors, container);
            if (container.RestartPolicy is not null) errors.Forbidden("restartPolicy", "may not be set for non-init containers");
        }

        HostPortConflicts(errors, containers);
    }

    /// <summary>Validates a pod's init containers.</summary>
    /// <param name="errors">Where errors go; at the pod's spec.</param>
    /// <param name="containers">The init containers.</param>
    /// <param name="regular">The pod's other containers, whose names are taken.</param>
    /// <param name="volumes">The names of the pod's volumes.</param>
    internal static void InitContainers(
        ErrorList errors, IList<V1Container> containers, IList<V1Container>? regular, IReadOnlyList<string> volumes)
    {
        for (var i = 0; i < containers.Count; i++)
        {
            using var at = errors.At("initContainers", i);
            var container = containers[i];
            Common(errors, container, volumes);
            if (IsTaken(container.Name, containers, i) || IsTaken(container.Name, regular ?? [], regular?.Count ?? 0))
            {
                errors.Duplicate("name", container.Name);
            }

            if (container.RestartPolicy == "Always") ProbeValidation.Validate(errors, container);
            else OnlyForSidecars(errors, container);
        }
    }

    /// <summary>Validates a user's or group's number.</summary>
    /// <param name="errors">Where errors go.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="id">The number; null is fine.</param>
    internal static void Id(ErrorList errors, string field, long? id)
    {
        if (id is < 0 or > int.MaxValue) errors.Invalid(field, id.Value, "must be between 0 and 2147483647, inclusive");
    }

    /// <summary>Validates the number or name of a port.</summary>
    /// <param name="errors">Where errors go.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="port">The number or name.</param>
    internal static void NumberOrName(ErrorList errors, string field, IntOrString? port)
    {
        if (GoValues.Number(port) is not { } number) errors.Invalid(field, port!.Value, Names.PortName(port.Value));
        else Number(errors, field, number);
    }

    /// <summary>Validates the number of a port.</summary>
    /// <param name="errors">Where errors go.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="port">The number.</param>
    internal static void Number(ErrorList errors, string field, int port)
    {
        if (port is < 1 or > 65535) errors.Invalid(field, port, PortRange);
    }

    private static void OnlyForSidecars(ErrorList errors, V1Container container)
    {
        const string why = "may not be set for init containers without restartPolicy=Always";
        if (container.Lifecycle is not null) errors.Forbidden("lifecycle", why);
        if (container.LivenessProbe is not null) errors.Forbidden("livenessProbe", why);
        if (container.ReadinessProbe is not null) errors.Forbidden("readinessProbe", why);
        if (container.StartupProbe is not null) errors.Forbidden("startupProbe", why);
    }

    private static bool IsTaken(string? name, IList<V1Container> containers, int before)
    {
        for (var i = 0; i < before; i++)
        {
            if (containers[i].Name == name) return true;
        }

        return false;
    }

    private static void Common(ErrorList errors, V1Container container, IReadOnlyList<string> volumes)
    {
        if (string.IsNullOrEmpty(container.Name)) errors.Required("name");
        else errors.Invalid("name", container.Name, Names.DnsLabel(container.Name));
        if (string.IsNullOrEmpty(container.Image)) errors.Required("image");
        if (container.TerminationMessagePolicy is not ("File" or "FallbackToLogsOnError"))
        {
            errors.NotSupported("terminationMessagePolicy", container.TerminationMessagePolicy, "FallbackToLogsOnError", "File");
        }

        Ports(errors, container.Ports);
        EnvironmentValidation.Validate(errors, container);
        Mounts(errors, container.VolumeMounts, volumes);
        if (container.ImagePullPolicy is not ("Always" or "IfNotPresent" or "Never"))
        {
            errors.NotSupported("imagePullPolicy", container.ImagePullPolicy, "Always", "IfNotPresent", "Never");
        }

        if (container.Resources is { } resources) ResourceValidation.Validate(errors, resources);
        if (container.SecurityContext is not { } context) return;
        using var scope = errors.In("securityContext");
        Id(errors, "runAsUser", context.RunAsUser);
        Id(errors, "runAsGroup", context.RunAsGroup);
    }

    private static void Ports(ErrorList errors, IList<V1ContainerPort>? ports)
    {
        for (var i = 0; i < (ports?.Count ?? 0); i++)
        {
            using var at = errors.At("ports", i);
            var port = ports![i];
            if (!string.IsNullOrEmpty(port.Name))
            {
                var wrong = Names.PortName(port.Name);
                errors.Invalid("name", port.Name, wrong);
                if (wrong.Count == 0 && IsNamed(port.Name, ports, i)) errors.Duplicate("name", port.Name);
            }

            if (port.ContainerPort == 0) errors.Required("containerPort");
            else Number(errors, "containerPort", port.ContainerPort);
            if (port.HostPort is not (null or 0)) Number(errors, "hostPort", port.HostPort.Value);
            if (string.IsNullOrEmpty(port.Protocol)) errors.Required("protocol");
            else if (port.Protocol is not ("TCP" or "UDP" or "SCTP")) errors.NotSupported("protocol", port.Protocol, "SCTP", "TCP", "UDP");
        }
    }

    private static bool IsNamed(string name, IList<V1ContainerPort> ports, int before)
    {
        for (var i = 0; i < before; i++)
        {
            if (ports[i].Name == name) return true;
        }

        return false;
    }

    private static void Mounts(ErrorList errors, IList<V1VolumeMount>? mounts, IReadOnlyList<string> volumes)
    {
        for (var i = 0; i < (mounts?.Count ?? 0); i++)
        {
            using var at = errors.At("volumeMounts", i);
            var mount = mounts![i];
            if (string.IsNullOrEmpty(mount.Name)) errors.Required("name");
            if (!volumes.Contains(mount.Name)) errors.NotFound("name", mount.Name ?? "");
            if (string.IsNullOrEmpty(mount.MountPath)) errors.Required("mountPath");
            for (var before = 0; before < i; before++)
            {
                if (mounts[before].MountPath != mount.MountPath) continue;
                errors.Invalid("mountPath", mount.MountPath, "must be unique");
                break;
            }
        }
    }

    private static void HostPortConflicts(ErrorList errors, IList<V1Container> containers)
    {
        HashSet<string>? taken = null;
        for (var i = 0; i < containers.Count; i++)
        {
            for (var j = 0; j < (containers[i].Ports?.Count ?? 0); j++)
            {
                var port = containers[i].Ports[j];
                if (port.HostPort is null or 0) continue;
                var key = string.Create(CultureInfo.InvariantCulture, $"{port.Protocol}/{port.HostIP}/{port.HostPort}");
                if ((taken ??= new(StringComparer.Ordinal)).Add(key)) continue;
                using var container = errors.At("containers", i);
                using var at = errors.At("ports", j);
                errors.Duplicate("hostPort", key);
            }
        }
    }
}
