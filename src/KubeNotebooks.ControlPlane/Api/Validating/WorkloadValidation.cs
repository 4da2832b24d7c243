using System.Globalization;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates Deployments and ReplicaSets.</summary>
/// <remarks>
/// Source: kubernetes pkg/apis/apps/validation/validation.go, ValidateDeploymentSpec, ValidateReplicaSetSpec,
/// ValidatePodTemplateSpecForReplicaSet; pkg/registry/apps/{deployment,replicaset}/strategy.go, ValidateUpdate.
/// </remarks>
internal static class WorkloadValidation
{
    private const string Immutable = "field is immutable";

    /// <summary>Validates a Deployment's spec.</summary>
    /// <param name="errors">Where errors go; at the object.</param>
    /// <param name="spec">The spec, with its defaults.</param>
    /// <param name="old">The stored spec; null when the Deployment is new.</param>
    internal static void Deployment(ErrorList errors, V1DeploymentSpec spec, V1DeploymentSpec? old)
    {
        if (ReferenceEquals(spec, old)) return;
        using var scope = errors.In("spec");
        errors.NonNegative("replicas", spec.Replicas);
        Selector(errors, spec.Selector);
        Template(errors, spec.Template, spec.Selector);
        using (errors.In("strategy")) Strategy(errors, spec.Strategy);
        errors.NonNegative("minReadySeconds", spec.MinReadySeconds);
        errors.NonNegative("revisionHistoryLimit", spec.RevisionHistoryLimit);
        errors.NonNegative("progressDeadlineSeconds", spec.ProgressDeadlineSeconds);
        if (spec.ProgressDeadlineSeconds is { } deadline && deadline <= (spec.MinReadySeconds ?? 0))
        {
            errors.Invalid("progressDeadlineSeconds", deadline, "must be greater than minReadySeconds");
        }

        KeepsSelector(errors, spec.Selector, old?.Selector);
    }

    /// <summary>Validates a ReplicaSet's spec.</summary>
    /// <param name="errors">Where errors go; at the object.</param>
    /// <param name="spec">The spec, with its defaults.</param>
    /// <param name="old">The stored spec; null when the ReplicaSet is new.</param>
    internal static void ReplicaSet(ErrorList errors, V1ReplicaSetSpec spec, V1ReplicaSetSpec? old)
    {
        if (ReferenceEquals(spec, old)) return;
        using var scope = errors.In("spec");
        errors.NonNegative("replicas", spec.Replicas);
        errors.NonNegative("minReadySeconds", spec.MinReadySeconds);
        Selector(errors, spec.Selector);
        if (old is null || !ReferenceEquals(spec.Template, old.Template) || !ReferenceEquals(spec.Selector, old.Selector))
        {
            Template(errors, spec.Template, spec.Selector);
        }

        KeepsSelector(errors, spec.Selector, old?.Selector);
    }

    private static void Selector(ErrorList errors, V1LabelSelector? selector)
    {
        if (selector is null)
        {
            errors.Required("selector");
            return;
        }

        SelectorValidation.Validate(errors, "selector", selector);
        if ((selector.MatchLabels?.Count ?? 0) + (selector.MatchExpressions?.Count ?? 0) == 0)
        {
            errors.InvalidValue("selector", GoValues.Selector(selector), "empty selector is invalid for deployment");
        }
    }

    private static void KeepsSelector(ErrorList errors, V1LabelSelector? selector, V1LabelSelector? old)
    {
        if (old is not null && !SemanticEquality.Same(selector, old)) errors.InvalidValue("selector", GoValues.Selector(selector), Immutable);
    }

    private static void Template(ErrorList errors, V1PodTemplateSpec template, V1LabelSelector? selector)
    {
        if (!IsReadable(selector))
        {
            errors.InvalidValue("selector", GoValues.Selector(selector), "invalid label selector");
            return;
        }

        using var scope = errors.In("template");

        // A missing selector matches nothing, an empty one everything.
        if (!LabelSelector.Of(selector).Matches(template.Metadata?.Labels))
        {
            errors.InvalidValue("metadata.labels", GoValues.Map(template.Metadata?.Labels), "`selector` does not match template `labels`");
        }

        MetadataValidation.Labels(errors, "labels", template.Metadata?.Labels);
        MetadataValidation.Annotations(errors, template.Metadata?.Annotations);
        using var spec = errors.In("spec");
        PodSpecValidation.Validate(errors, template.Spec);
        if (template.Spec.EphemeralContainers is { Count: > 0 })
        {
            errors.Forbidden("ephemeralContainers", "ephemeral containers not allowed in pod template");
        }

        if (template.Spec.RestartPolicy != "Always") errors.NotSupported("restartPolicy", template.Spec.RestartPolicy, "Always");
        if (template.Spec.ActiveDeadlineSeconds is not null)
        {
            errors.Forbidden("activeDeadlineSeconds", "activeDeadlineSeconds in ReplicaSet is not Supported");
        }
    }

    private static bool IsReadable(V1LabelSelector? selector)
    {
        foreach (var expression in selector?.MatchExpressions ?? [])
        {
            var count = expression.Values?.Count ?? 0;
            if (expression.OperatorProperty is not ("In" or "NotIn" or "Exists" or "DoesNotExist")
                || (expression.OperatorProperty is "In" or "NotIn") != (count > 0))
            {
                return false;
            }
        }

        return true;
    }

    private static void Strategy(ErrorList errors, V1DeploymentStrategy strategy)
    {
        switch (strategy.Type)
        {
            case "Recreate":
                if (strategy.RollingUpdate is not null)
                {
                    errors.Forbidden("rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
                }

                break;
            case "RollingUpdate":
                using (errors.In("rollingUpdate")) RollingUpdate(errors, strategy.RollingUpdate);
                break;
            default:
                errors.Add(FieldError.NotSupported(errors.Path(), GoValues.Strategy(strategy), "Recreate", "RollingUpdate"));
                break;
        }
    }

    private static void RollingUpdate(ErrorList errors, V1RollingUpdateDeployment rollingUpdate)
    {
        NumberOrPercent(errors, "maxUnavailable", rollingUpdate.MaxUnavailable);
        NumberOrPercent(errors, "maxSurge", rollingUpdate.MaxSurge);
        if (Amount(rollingUpdate.MaxUnavailable) == 0 && Amount(rollingUpdate.MaxSurge) == 0)
        {
            errors.InvalidValue("maxUnavailable", GoValues.IntOrString(rollingUpdate.MaxUnavailable), "may not be 0 when `maxSurge` is 0");
        }

        if (Names.IsPercent(rollingUpdate.MaxUnavailable.Value) && Amount(rollingUpdate.MaxUnavailable) > 100)
        {
            errors.InvalidValue("maxUnavailable", GoValues.IntOrString(rollingUpdate.MaxUnavailable), "must not be greater than 100%");
        }
    }

    private static void NumberOrPercent(ErrorList errors, string field, IntOrString value)
    {
        if (GoValues.Number(value) is { } number) errors.NonNegative(field, number);
        else if (!Names.IsPercent(value.Value)) errors.InvalidValue(field, GoValues.IntOrString(value), Names.NoPercent);
    }

    /// <summary>The number, with or without a percent sign; 0 for what is none.</summary>
    private static int Amount(IntOrString value) =>
        int.TryParse(value.Value.AsSpan().TrimEnd('%'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
