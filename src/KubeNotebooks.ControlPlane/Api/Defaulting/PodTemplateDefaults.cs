using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Defaulting;

/// <summary>Defaults of pod templates, which Pods get too.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/v1/defaults.go SetDefaults_PodSpec; conversion.go (service account names, old annotations).</remarks>
internal static class PodTemplateDefaults
{
    /// <summary>Since this release a template on the host's network keeps its ports as they are.</summary>
    private const int HostPortsLeftAlone = 28;

    private static readonly V1PodSecurityContext NoSecurityContext = new();

    internal static readonly string[] RetiredAnnotations =
    [
        "pod.alpha.kubernetes.io/init-container-statuses", "pod.alpha.kubernetes.io/init-containers",
        "pod.beta.kubernetes.io/init-container-statuses", "pod.beta.kubernetes.io/init-containers",
    ];

    /// <summary>A template with its defaults.</summary>
    /// <param name="template">As given; null for none.</param>
    /// <param name="version">The release.</param>
    /// <returns>The same reference when nothing was missing.</returns>
    internal static V1PodTemplateSpec Of(V1PodTemplateSpec? template, KubernetesVersion version)
    {
        template ??= new V1PodTemplateSpec();
        var metadata = WithoutRetiredAnnotations(template.Metadata ?? new V1ObjectMeta());
        var spec = Of(DisabledFields.Drop(template.Spec ?? new V1PodSpec(), version));
        if (spec.HostNetwork == true && !version.AtLeast(HostPortsLeftAlone)) spec = PodDefaults.WithHostPorts(spec);
        return ReferenceEquals(metadata, template.Metadata) && ReferenceEquals(spec, template.Spec)
            ? template
            : template with { Metadata = metadata, Spec = spec };
    }

    /// <summary>A template's or pod's spec with the defaults that both have.</summary>
    /// <param name="spec">As given.</param>
    /// <returns>The same reference when nothing was missing.</returns>
    internal static V1PodSpec Of(V1PodSpec spec)
    {
        var containers = Lists.Each(spec.Containers, ContainerDefaults.Of);
        var initContainers = Lists.Each(spec.InitContainers, ContainerDefaults.Of);
        var volumes = Lists.Each(spec.Volumes, VolumeDefaults.Of);
        var overhead = ResourceDefaults.RoundedUp(spec.Overhead);
        var account = string.IsNullOrEmpty(spec.ServiceAccountName) ? spec.ServiceAccount : spec.ServiceAccountName;
        if (spec is
            {
                RestartPolicy: { Length: > 0 }, DnsPolicy: { Length: > 0 }, SchedulerName: { Length: > 0 },
                TerminationGracePeriodSeconds: not null, SecurityContext: not null,
            }
            && ReferenceEquals(containers, spec.Containers) && ReferenceEquals(initContainers, spec.InitContainers)
            && ReferenceEquals(volumes, spec.Volumes) && ReferenceEquals(overhead, spec.Overhead)
            && spec.ServiceAccountName == account && spec.ServiceAccount == account)
        {
            return spec;
        }

        return spec with
        {
            Containers = containers,
            InitContainers = initContainers,
            Volumes = volumes,
            Overhead = overhead,
            ServiceAccount = account,
            ServiceAccountName = account,
            RestartPolicy = Or(spec.RestartPolicy, "Always"),
            DnsPolicy = Or(spec.DnsPolicy, "ClusterFirst"),
            SchedulerName = Or(spec.SchedulerName, "default-scheduler"),
            TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds ?? 30,
            SecurityContext = spec.SecurityContext ?? NoSecurityContext,
        };
    }

    /// <summary>A text, or another when it is missing or empty.</summary>
    internal static string Or(string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text;

    private static V1ObjectMeta WithoutRetiredAnnotations(V1ObjectMeta metadata)
    {
        if (metadata.Annotations is not { Count: > 0 } annotations) return metadata;
        Dictionary<string, string>? copy = null;
        foreach (var retired in RetiredAnnotations)
        {
            if (!annotations.ContainsKey(retired)) continue;
            copy ??= new Dictionary<string, string>(annotations, StringComparer.Ordinal);
            copy.Remove(retired);
        }

        return copy is null ? metadata : metadata with { Annotations = copy.Count == 0 ? null : copy };
    }
}
