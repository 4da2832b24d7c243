using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates label selectors.</summary>
/// <remarks>Source: apimachinery pkg/apis/meta/v1/validation/validation.go, ValidateLabelSelector.</remarks>
internal static class SelectorValidation
{
    /// <summary>Validates a selector.</summary>
    /// <param name="errors">Where errors go; at the object that has it.</param>
    /// <param name="field">The selector's field.</param>
    /// <param name="selector">The selector; null is fine.</param>
    internal static void Validate(ErrorList errors, string field, V1LabelSelector? selector)
    {
        if (selector is null) return;
        using var scope = errors.In(field);
        MetadataValidation.Labels(errors, "matchLabels", selector.MatchLabels);
        for (var i = 0; i < (selector.MatchExpressions?.Count ?? 0); i++)
        {
            using var at = errors.At("matchExpressions", i);
            Requirement(errors, selector.MatchExpressions![i]);
        }
    }

    /// <summary>Validates that an operator is known and has the values it needs.</summary>
    /// <param name="errors">Where errors go; at the requirement.</param>
    /// <param name="operation">The operator.</param>
    /// <param name="values">How many values there are.</param>
    internal static void Operator(ErrorList errors, string? operation, int values)
    {
        switch (operation)
        {
            case "In" or "NotIn":
                if (values == 0) errors.Required("values", "must be specified when `operator` is 'In' or 'NotIn'");
                break;
            case "Exists" or "DoesNotExist":
                if (values > 0) errors.Forbidden("values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                break;
            default:
                errors.Invalid("operator", operation, "not a valid selector operator");
                break;
        }
    }

    private static void Requirement(ErrorList errors, V1LabelSelectorRequirement requirement)
    {
        var count = requirement.Values?.Count ?? 0;
        Operator(errors, requirement.OperatorProperty, count);
        errors.Invalid("key", requirement.Key, Names.Qualified(requirement.Key ?? ""));
        for (var i = 0; i < count; i++)
        {
            using var at = errors.At("values", i);
            errors.Invalid("", requirement.Values![i], Names.LabelValue(requirement.Values[i]));
        }
    }
}
