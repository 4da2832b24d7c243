using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates that a change of a Pod leaves alone what a running pod cannot change.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/validation/validation.go, ValidatePodUpdate.</remarks>
internal static class PodUpdateValidation
{
    private const string Rule =
        "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
        + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
        + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    /// <summary>Validates a change of a Pod's spec.</summary>
    /// <param name="errors">Where errors go; at the object.</param>
    /// <param name="spec">The spec as it is to be, with its defaults.</param>
    /// <param name="old">The stored spec.</param>
    internal static void Validate(ErrorList errors, V1PodSpec spec, V1PodSpec old)
    {
        if (ReferenceEquals(spec, old)) return;
        using var scope = errors.In("spec");
        if (!Images(errors, "containers", spec.Containers, old.Containers)
            || !Images(errors, "initContainers", spec.InitContainers, old.InitContainers))
        {
            return;
        }

        Deadline(errors, spec.ActiveDeadlineSeconds, old.ActiveDeadlineSeconds);
        Tolerations(errors, spec.Tolerations, old.Tolerations);
        var allowed = spec with
        {
            Containers = WithImages(spec.Containers, old.Containers)!,
            InitContainers = WithImages(spec.InitContainers, old.InitContainers),
            ActiveDeadlineSeconds = old.ActiveDeadlineSeconds,
            Tolerations = old.Tolerations,
            TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds == 1 && old.TerminationGracePeriodSeconds < 0
                ? old.TerminationGracePeriodSeconds
                : spec.TerminationGracePeriodSeconds,
        };
        if (!SemanticEquality.Same(allowed, old)) errors.Forbidden("", $"{Rule}\n{Difference(old, allowed)}");
    }

    private static bool Images(ErrorList errors, string field, IList<V1Container>? containers, IList<V1Container>? old)
    {
        if ((containers?.Count ?? 0) != (old?.Count ?? 0))
        {
            errors.Forbidden(field, "pod updates may not add or remove containers");
            return false;
        }

        for (var i = 0; i < (containers?.Count ?? 0); i++)
        {
            if (!string.IsNullOrEmpty(containers![i].Image)) continue;
            using var at = errors.At(field, i);
            errors.Required("image");
        }

        return true;
    }

    private static IList<V1Container>? WithImages(IList<V1Container>? containers, IList<V1Container>? old) =>
        containers?.Select((container, i) => container with { Image = old![i].Image }).ToList();

    private static void Deadline(ErrorList errors, long? deadline, long? old)
    {
        const string field = "activeDeadlineSeconds";
        if (deadline is < 0 or > int.MaxValue) errors.Invalid(field, deadline.Value, "must be between 0 and 2147483647, inclusive");
        else if (deadline is { } seconds && old < seconds) errors.Invalid(field, seconds, "must be less than or equal to previous value");
        else if (deadline is null && old is not null) errors.InvalidValue(field, "null", "must not update from a positive integer to nil value");
    }

    private static void Tolerations(ErrorList errors, IList<V1Toleration>? tolerations, IList<V1Toleration>? old)
    {
        foreach (var toleration in old ?? [])
        {
            if ((tolerations ?? []).Any(one => one with { TolerationSeconds = null } == toleration with { TolerationSeconds = null })) continue;
            errors.Forbidden("tolerations", "existing toleration can not be modified except its tolerationSeconds");
            return;
        }
    }

    /// <summary>What changed.</summary>
    /// <remarks>
    /// Simulated: the real text is a diff of Go structs by a library that does not promise its form; this one has its outline,
    /// with each field that differs as it stands in the API.
    /// </remarks>
    private static string Difference(V1PodSpec old, V1PodSpec spec)
    {
        var (before, after) = (KubernetesJson.ToJson(old), KubernetesJson.ToJson(spec));
        var text = new StringBuilder("  core.PodSpec{\n");
        foreach (var field in before.Select(pair => pair.Key).Union(after.Select(pair => pair.Key)).Order(StringComparer.Ordinal))
        {
            if (JsonNode.DeepEquals(before[field], after[field])) continue;
            text.Append($"- \t{field}: {Value(before[field])},\n+ \t{field}: {Value(after[field])},\n");
        }

        return text.Append("  }\n").ToString();
    }

    private static string Value(JsonNode? node) => node is null ? "nil" : GoJson.Compact(node);
}
