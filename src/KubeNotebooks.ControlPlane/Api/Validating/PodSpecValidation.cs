using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates the spec of a Pod or of a pod template.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/validation/validation.go, ValidatePodSpec.</remarks>
internal static class PodSpecValidation
{
    /// <summary>Validates a spec.</summary>
    /// <param name="errors">Where errors go; at the spec.</param>
    /// <param name="spec">The spec, with its defaults.</param>
    internal static void Validate(ErrorList errors, V1PodSpec spec)
    {
        var volumes = VolumeValidation.Validate(errors, spec.Volumes);
        ContainerValidation.Containers(errors, spec.Containers, volumes);
        if (spec.InitContainers is { Count: > 0 }) ContainerValidation.InitContainers(errors, spec.InitContainers, spec.Containers, volumes);
        if (spec.RestartPolicy is not ("Always" or "OnFailure" or "Never"))
        {
            if (string.IsNullOrEmpty(spec.RestartPolicy)) errors.Required("restartPolicy");
            else errors.NotSupported("restartPolicy", spec.RestartPolicy, "Always", "OnFailure", "Never");
        }

        if (spec.DnsPolicy is not ("ClusterFirst" or "ClusterFirstWithHostNet" or "Default" or "None"))
        {
            if (string.IsNullOrEmpty(spec.DnsPolicy)) errors.Required("dnsPolicy");
            else errors.NotSupported("dnsPolicy", spec.DnsPolicy, "ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
        }

        MetadataValidation.Labels(errors, "nodeSelector", spec.NodeSelector);
        UserIds(errors, spec.SecurityContext);
        if (spec.Affinity is { } affinity) AffinityValidation.Validate(errors, affinity);
        Name(errors, "serviceAccountName", spec.ServiceAccountName, Names.DnsSubdomain);
        Name(errors, "nodeName", spec.NodeName, Names.DnsSubdomain);
        if (spec.ActiveDeadlineSeconds is < 1 or > int.MaxValue)
        {
            errors.Invalid("activeDeadlineSeconds", spec.ActiveDeadlineSeconds.Value, "must be between 1 and 2147483647, inclusive");
        }

        Name(errors, "hostname", spec.Hostname, Names.DnsLabel);
        Name(errors, "subdomain", spec.Subdomain, Names.DnsLabel);
        for (var i = 0; i < (spec.Tolerations?.Count ?? 0); i++)
        {
            using var at = errors.At("tolerations", i);
            Toleration(errors, spec.Tolerations![i]);
        }

        Name(errors, "priorityClassName", spec.PriorityClassName, Names.DnsSubdomain);
    }

    private static void Name(ErrorList errors, string field, string? name, Func<string, IReadOnlyList<string>> rule)
    {
        if (!string.IsNullOrEmpty(name)) errors.Invalid(field, name, rule(name));
    }

    private static void UserIds(ErrorList errors, V1PodSecurityContext? context)
    {
        if (context is null) return;
        using var scope = errors.In("securityContext");
        ContainerValidation.Id(errors, "fsGroup", context.FsGroup);
        ContainerValidation.Id(errors, "runAsUser", context.RunAsUser);
        ContainerValidation.Id(errors, "runAsGroup", context.RunAsGroup);
    }

    private static void Toleration(ErrorList errors, V1Toleration toleration)
    {
        if (!string.IsNullOrEmpty(toleration.Key)) errors.Invalid("key", toleration.Key, Names.Qualified(toleration.Key));
        else if (toleration.OperatorProperty != "Exists")
        {
            errors.Invalid("operator", toleration.OperatorProperty,
                "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        }

        if (toleration.TolerationSeconds is not null && toleration.Effect != "NoExecute")
        {
            errors.Invalid("effect", toleration.Effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }

        switch (toleration.OperatorProperty)
        {
            case "Equal" or "" or null:
                var wrong = Names.LabelValue(toleration.Value);
                if (wrong.Count > 0) errors.Invalid("operator", toleration.Value, string.Join(';', wrong));
                break;
            case "Exists":
                if (!string.IsNullOrEmpty(toleration.Value))
                {
                    errors.InvalidValue("operator", Text(toleration), "value must be empty when `operator` is 'Exists'");
                }

                break;
            default:
                errors.NotSupported("operator", toleration.OperatorProperty, "Equal", "Exists");
                break;
        }

        if (!string.IsNullOrEmpty(toleration.Effect) && toleration.Effect is not ("NoSchedule" or "PreferNoSchedule" or "NoExecute"))
        {
            errors.NotSupported("effect", toleration.Effect, "NoSchedule", "PreferNoSchedule", "NoExecute");
        }
    }

    private static string Text(V1Toleration toleration) =>
        $"core.Toleration{{Key:{Json.GoQuote.Of(toleration.Key ?? "")}, Operator:\"Exists\", Value:{Json.GoQuote.Of(toleration.Value)}, "
        + $"Effect:{Json.GoQuote.Of(toleration.Effect ?? "")}, TolerationSeconds:(*int64)(nil)}}";
}
