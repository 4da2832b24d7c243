using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates where a pod wants to run.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/validation/validation.go, validateAffinity.</remarks>
internal static class AffinityValidation
{
    private const string WeightRange = "must be in the range 1-100";
    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution";
    private const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    /// <summary>Validates an affinity.</summary>
    /// <param name="errors">Where errors go; at the pod's spec.</param>
    /// <param name="affinity">The affinity.</param>
    internal static void Validate(ErrorList errors, V1Affinity affinity)
    {
        using var scope = errors.In("affinity");
        if (affinity.NodeAffinity is { } node) Node(errors, node);
        if (affinity.PodAffinity is { } pod)
        {
            using var at = errors.In("podAffinity");
            Pods(errors, pod.RequiredDuringSchedulingIgnoredDuringExecution, pod.PreferredDuringSchedulingIgnoredDuringExecution);
        }

        if (affinity.PodAntiAffinity is { } anti)
        {
            using var at = errors.In("podAntiAffinity");
            Pods(errors, anti.RequiredDuringSchedulingIgnoredDuringExecution, anti.PreferredDuringSchedulingIgnoredDuringExecution);
        }
    }

    private static void Node(ErrorList errors, V1NodeAffinity affinity)
    {
        using var scope = errors.In("nodeAffinity");
        if (affinity.RequiredDuringSchedulingIgnoredDuringExecution is { } selector)
        {
            using var required = errors.In(Required);
            var terms = selector.NodeSelectorTerms ?? [];
            if (terms.Count == 0) errors.Required("nodeSelectorTerms", "must have at least one node selector term");
            for (var i = 0; i < terms.Count; i++)
            {
                using var at = errors.At("nodeSelectorTerms", i);
                Term(errors, terms[i]);
            }
        }

        for (var i = 0; i < (affinity.PreferredDuringSchedulingIgnoredDuringExecution?.Count ?? 0); i++)
        {
            using var at = errors.At(Preferred, i);
            var preferred = affinity.PreferredDuringSchedulingIgnoredDuringExecution![i];
            if (preferred.Weight is < 1 or > 100) errors.Invalid("weight", preferred.Weight, WeightRange);
            using var preference = errors.In("preference");
            if (preferred.Preference is { } term) Term(errors, term);
        }
    }

    private static void Term(ErrorList errors, V1NodeSelectorTerm term)
    {
        for (var i = 0; i < (term.MatchExpressions?.Count ?? 0); i++)
        {
            using var at = errors.At("matchExpressions", i);
            var requirement = term.MatchExpressions![i];
            var count = requirement.Values?.Count ?? 0;
            if (requirement.OperatorProperty is not ("Gt" or "Lt")) SelectorValidation.Operator(errors, requirement.OperatorProperty, count);
            else if (count != 1) errors.Required("values", "must be specified single value when `operator` is 'Lt' or 'Gt'");

            errors.Invalid("key", requirement.Key, Names.Qualified(requirement.Key ?? ""));
        }
    }

    private static void Pods(ErrorList errors, IList<V1PodAffinityTerm>? required, IList<V1WeightedPodAffinityTerm>? preferred)
    {
        for (var i = 0; i < (required?.Count ?? 0); i++)
        {
            using var at = errors.At(Required, i);
            Term(errors, required![i]);
        }

        for (var i = 0; i < (preferred?.Count ?? 0); i++)
        {
            using var at = errors.At(Preferred, i);
            if (preferred![i].Weight is < 1 or > 100) errors.Invalid("weight", preferred[i].Weight, WeightRange);
            using var term = errors.In("podAffinityTerm");
            Term(errors, preferred[i].PodAffinityTerm);
        }
    }

    private static void Term(ErrorList errors, V1PodAffinityTerm term)
    {
        SelectorValidation.Validate(errors, "labelSelector", term.LabelSelector);
        SelectorValidation.Validate(errors, "namespaceSelector", term.NamespaceSelector);
        if (string.IsNullOrEmpty(term.TopologyKey)) errors.Required("topologyKey", "can not be empty");
        else errors.Invalid("topologyKey", term.TopologyKey, Names.Qualified(term.TopologyKey));
    }
}
