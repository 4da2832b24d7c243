using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates a container's probes and hooks.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/validation/validation.go, validateProbe, validateHandler, validateLifecycle.</remarks>
internal static class ProbeValidation
{
    /// <summary>Validates the probes and hooks of a container.</summary>
    /// <param name="errors">Where errors go; at the container.</param>
    /// <param name="container">The container.</param>
    internal static void Validate(ErrorList errors, V1Container container)
    {
        if (container.Lifecycle is { } lifecycle)
        {
            using var scope = errors.In("lifecycle");
            Hook(errors, "postStart", lifecycle.PostStart);
            Hook(errors, "preStop", lifecycle.PreStop);
        }

        Probe(errors, "livenessProbe", container.LivenessProbe);
        Probe(errors, "readinessProbe", container.ReadinessProbe);
        Probe(errors, "startupProbe", container.StartupProbe);
    }

    private static void Hook(ErrorList errors, string field, V1LifecycleHandler? hook)
    {
        if (hook is null) return;
        using var scope = errors.In(field);
        var handlers = 0;
        Handlers(errors, hook.Exec, hook.HttpGet, hook.TcpSocket, ref handlers);
        if (hook.Sleep is not null && IsFirst(errors, "sleep", ref handlers) && hook.Sleep.Seconds < 0)
        {
            errors.Invalid("sleep", hook.Sleep.Seconds, "must be non-negative");
        }

        if (handlers == 0) errors.Required("", "must specify a handler type");
    }

    private static void Probe(ErrorList errors, string field, V1Probe? probe)
    {
        if (probe is null) return;
        using var scope = errors.In(field);
        var handlers = 0;
        Handlers(errors, probe.Exec, probe.HttpGet, probe.TcpSocket, ref handlers);
        if (probe.Grpc is not null && IsFirst(errors, "grpc", ref handlers))
        {
            using var grpc = errors.In("grpc");
            ContainerValidation.Number(errors, "port", probe.Grpc.Port);
        }

        if (handlers == 0) errors.Required("", "must specify a handler type");
        errors.NonNegative("initialDelaySeconds", probe.InitialDelaySeconds);
        errors.NonNegative("timeoutSeconds", probe.TimeoutSeconds);
        errors.NonNegative("periodSeconds", probe.PeriodSeconds);
        errors.NonNegative("successThreshold", probe.SuccessThreshold);
        errors.NonNegative("failureThreshold", probe.FailureThreshold);
        if (probe.TerminationGracePeriodSeconds is <= 0)
        {
            errors.Invalid("terminationGracePeriodSeconds", probe.TerminationGracePeriodSeconds.Value, "must be greater than 0");
        }

        if (field == "readinessProbe")
        {
            if (probe.TerminationGracePeriodSeconds is { } seconds)
            {
                errors.Invalid("terminationGracePeriodSeconds", seconds, "must not be set for readinessProbes");
            }
        }
        else if (probe.SuccessThreshold is not (null or 1))
        {
            errors.Invalid("successThreshold", probe.SuccessThreshold.Value, "must be 1");
        }
    }

    private static void Handlers(ErrorList errors, V1ExecAction? exec, V1HTTPGetAction? httpGet, V1TCPSocketAction? tcpSocket, ref int handlers)
    {
        if (exec is not null && IsFirst(errors, "exec", ref handlers) && exec.Command is not { Count: > 0 }) errors.Required("exec.command");
        if (httpGet is not null && IsFirst(errors, "httpGet", ref handlers))
        {
            using var scope = errors.In("httpGet");
            if (string.IsNullOrEmpty(httpGet.Path)) errors.Required("path");
            ContainerValidation.NumberOrName(errors, "port", httpGet.Port);
            if (httpGet.Scheme is not ("HTTP" or "HTTPS")) errors.NotSupported("scheme", httpGet.Scheme, "HTTP", "HTTPS");
        }

        if (tcpSocket is not null && IsFirst(errors, "tcpSocket", ref handlers))
        {
            using var scope = errors.In("tcpSocket");
            ContainerValidation.NumberOrName(errors, "port", tcpSocket.Port);
        }
    }

    private static bool IsFirst(ErrorList errors, string field, ref int handlers)
    {
        if (handlers++ == 0) return true;
        errors.Forbidden(field, "may not specify more than 1 handler type");
        return false;
    }
}
