using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Defaulting;

/// <summary>Defaults of containers.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/v1/defaults.go, SetDefaults_Container, SetDefaults_Probe, SetDefaults_HTTPGetAction.</remarks>
internal static class ContainerDefaults
{
    /// <summary>A container with its defaults.</summary>
    /// <param name="container">As given.</param>
    /// <returns>The same reference when nothing was missing.</returns>
    internal static V1Container Of(V1Container container)
    {
        var resources = ResourceDefaults.Of(container.Resources);
        var ports = Lists.Each(container.Ports, static port => string.IsNullOrEmpty(port.Protocol) ? port with { Protocol = "TCP" } : port);
        var env = Lists.Each(container.Env, Of);
        var liveness = Of(container.LivenessProbe);
        var readiness = Of(container.ReadinessProbe);
        var startup = Of(container.StartupProbe);
        var lifecycle = Of(container.Lifecycle);
        if (container is
            {
                ImagePullPolicy: { Length: > 0 }, TerminationMessagePath: { Length: > 0 }, TerminationMessagePolicy: { Length: > 0 },
            }
            && ReferenceEquals(resources, container.Resources) && ReferenceEquals(ports, container.Ports)
            && ReferenceEquals(env, container.Env) && ReferenceEquals(lifecycle, container.Lifecycle)
            && ReferenceEquals(liveness, container.LivenessProbe) && ReferenceEquals(readiness, container.ReadinessProbe)
            && ReferenceEquals(startup, container.StartupProbe))
        {
            return container;
        }

        return container with
        {
            ImagePullPolicy = string.IsNullOrEmpty(container.ImagePullPolicy) ? PullPolicy(container.Image) : container.ImagePullPolicy,
            TerminationMessagePath = PodTemplateDefaults.Or(container.TerminationMessagePath, "/dev/termination-log"),
            TerminationMessagePolicy = PodTemplateDefaults.Or(container.TerminationMessagePolicy, "File"),
            Resources = resources,
            Ports = ports,
            Env = env,
            LivenessProbe = liveness,
            ReadinessProbe = readiness,
            StartupProbe = startup,
            Lifecycle = lifecycle,
        };
    }

    /// <summary>When an image is pulled if nothing is said about it.</summary>
    /// <param name="image">As in the container.</param>
    /// <returns><c>Always</c> for the tag <c>latest</c>, said or meant; otherwise <c>IfNotPresent</c>.</returns>
    internal static string PullPolicy(string? image) => ImageTag.Of(image ?? "") == "latest" ? "Always" : "IfNotPresent";

    /// <summary>A field of an object as a value, with its defaults.</summary>
    /// <param name="field">As given.</param>
    internal static V1ObjectFieldSelector? Of(V1ObjectFieldSelector? field) =>
        field is not null && string.IsNullOrEmpty(field.ApiVersion) ? field with { ApiVersion = "v1" } : field;

    /// <summary>A container's resource as a value, with its defaults.</summary>
    /// <param name="field">As given.</param>
    internal static V1ResourceFieldSelector? Of(V1ResourceFieldSelector? field) =>
        field is { Divisor: null } ? field with { Divisor = Quantity.Zero.ToResource() } : field;

    private static V1EnvVar Of(V1EnvVar variable)
    {
        if (variable.ValueFrom is not { } source) return variable;
        var (field, resource) = (Of(source.FieldRef), Of(source.ResourceFieldRef));
        return ReferenceEquals(field, source.FieldRef) && ReferenceEquals(resource, source.ResourceFieldRef)
            ? variable
            : variable with { ValueFrom = source with { FieldRef = field, ResourceFieldRef = resource } };
    }

    private static V1Probe? Of(V1Probe? probe)
    {
        if (probe is null) return null;
        var httpGet = Of(probe.HttpGet);
        var grpc = probe.Grpc is { Service: null } ? probe.Grpc with { Service = "" } : probe.Grpc;
        if (probe is { TimeoutSeconds: not (null or 0), PeriodSeconds: not (null or 0) }
            && probe is { SuccessThreshold: not (null or 0), FailureThreshold: not (null or 0) }
            && ReferenceEquals(httpGet, probe.HttpGet) && ReferenceEquals(grpc, probe.Grpc))
        {
            return probe;
        }

        return probe with
        {
            HttpGet = httpGet,
            Grpc = grpc,
            TimeoutSeconds = Or(probe.TimeoutSeconds, 1),
            PeriodSeconds = Or(probe.PeriodSeconds, 10),
            SuccessThreshold = Or(probe.SuccessThreshold, 1),
            FailureThreshold = Or(probe.FailureThreshold, 3),
        };
    }

    private static V1Lifecycle? Of(V1Lifecycle? lifecycle)
    {
        if (lifecycle is null) return null;
        var (postStart, preStop) = (Of(lifecycle.PostStart), Of(lifecycle.PreStop));
        return ReferenceEquals(postStart, lifecycle.PostStart) && ReferenceEquals(preStop, lifecycle.PreStop)
            ? lifecycle
            : lifecycle with { PostStart = postStart, PreStop = preStop };
    }

    private static V1LifecycleHandler? Of(V1LifecycleHandler? handler)
    {
        if (handler is null) return null;
        var httpGet = Of(handler.HttpGet);
        return ReferenceEquals(httpGet, handler.HttpGet) ? handler : handler with { HttpGet = httpGet };
    }

    private static V1HTTPGetAction? Of(V1HTTPGetAction? action) => action is null or { Path.Length: > 0, Scheme.Length: > 0 }
        ? action
        : action with { Path = PodTemplateDefaults.Or(action.Path, "/"), Scheme = PodTemplateDefaults.Or(action.Scheme, "HTTP") };

    private static int Or(int? number, int otherwise) => number is null or 0 ? otherwise : number.Value;
}
