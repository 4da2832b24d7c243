using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates what all objects have: names, labels, annotations, owners.</summary>
/// <remarks>Source: apimachinery pkg/api/validation/objectmeta.go; pkg/apis/meta/v1/validation/validation.go.</remarks>
internal static class MetadataValidation
{
    private const int LargestAnnotations = 256 * 1024;

    /// <summary>Validates a new object's metadata.</summary>
    /// <param name="errors">Where errors go; at the object.</param>
    /// <param name="metadata">The metadata; null for none.</param>
    /// <param name="namespaced">Whether the object lives in a namespace.</param>
    /// <param name="nameRule">The rule for its name.</param>
    internal static void Create(ErrorList errors, V1ObjectMeta? metadata, bool namespaced, Func<string, IReadOnlyList<string>> nameRule)
    {
        using var scope = errors.In("metadata");
        if (!string.IsNullOrEmpty(metadata?.GenerateName))
        {
            var prefix = metadata.GenerateName;
            if (prefix.Length > 1 && prefix[^1] == '-') prefix = string.Concat(prefix.AsSpan(0, prefix.Length - 2), "a");
            errors.Invalid("generateName", metadata.GenerateName, nameRule(prefix));
        }

        if (string.IsNullOrEmpty(metadata?.Name)) errors.Required("name", "name or generateName is required");
        else errors.Invalid("name", metadata.Name, nameRule(metadata.Name));

        var ns = metadata?.NamespaceProperty;
        if (!namespaced && !string.IsNullOrEmpty(ns)) errors.Forbidden("namespace", "not allowed on this type");
        else if (namespaced && string.IsNullOrEmpty(ns)) errors.Required("namespace");
        else if (namespaced) errors.Invalid("namespace", ns, Names.DnsLabel(ns!));
        if (metadata is not null) Always(errors, metadata);
    }

    /// <summary>Validates changed metadata.</summary>
    /// <param name="errors">Where errors go; at the object.</param>
    /// <param name="metadata">The new metadata.</param>
    /// <param name="old">The old metadata.</param>
    internal static void Update(ErrorList errors, V1ObjectMeta metadata, V1ObjectMeta old)
    {
        if (ReferenceEquals(metadata, old)) return;
        using var scope = errors.In("metadata");
        Unchanged(errors, "name", metadata.Name, old.Name);
        Unchanged(errors, "namespace", metadata.NamespaceProperty, old.NamespaceProperty);
        Unchanged(errors, "uid", metadata.Uid, old.Uid);
        Always(errors, metadata);
    }

    /// <summary>Validates labels.</summary>
    /// <param name="errors">Where errors go; at the object that has them.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="labels">The labels; null for none.</param>
    internal static void Labels(ErrorList errors, string field, IDictionary<string, string>? labels)
    {
        if (labels is null || IsFine(labels)) return;
        foreach (var (key, value) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            errors.Invalid(field, key, Names.Qualified(key));
            errors.Invalid(field, value, Names.LabelValue(value));
        }
    }

    /// <summary>Validates annotations.</summary>
    /// <param name="errors">Where errors go; at the object that has them.</param>
    /// <param name="annotations">The annotations; null for none.</param>
    internal static void Annotations(ErrorList errors, IDictionary<string, string>? annotations)
    {
        if (annotations is null) return;
        var size = 0;
        var fine = true;
        foreach (var (key, value) in annotations)
        {
            size += key.Length + (value?.Length ?? 0);
            fine = fine && Names.Qualified(key.ToLowerInvariant()).Count == 0;
        }

        if (!fine)
        {
            foreach (var key in annotations.Keys.Order(StringComparer.Ordinal))
            {
                errors.Invalid("annotations", key, Names.Qualified(key.ToLowerInvariant()));
            }
        }

        if (size > LargestAnnotations) errors.TooLong("annotations", LargestAnnotations);
    }

    private static bool IsFine(IDictionary<string, string> labels)
    {
        foreach (var (key, value) in labels)
        {
            if (Names.Qualified(key).Count + Names.LabelValue(value).Count > 0) return false;
        }

        return true;
    }

    private static void Always(ErrorList errors, V1ObjectMeta metadata)
    {
        errors.NonNegative("generation", metadata.Generation);
        Labels(errors, "labels", metadata.Labels);
        Annotations(errors, metadata.Annotations);
        Owners(errors, metadata.OwnerReferences);
        for (var i = 0; i < (metadata.Finalizers?.Count ?? 0); i++)
        {
            errors.Invalid("finalizers", metadata.Finalizers![i], Names.Qualified(metadata.Finalizers[i]));
        }
    }

    private static void Owners(ErrorList errors, IList<V1OwnerReference>? owners)
    {
        if (owners is null) return;
        V1OwnerReference? controller = null;
        for (var i = 0; i < owners.Count; i++)
        {
            var owner = owners[i];
            if (owner.ApiVersion is null or "" || owner.Kind is null or "" || owner.Name is null or "" || owner.Uid is null or "")
            {
                using var scope = errors.At("ownerReferences", i);
                if (string.IsNullOrEmpty(owner.ApiVersion)) errors.Invalid("apiVersion", owner.ApiVersion, "version must not be empty");
                if (string.IsNullOrEmpty(owner.Kind)) errors.Invalid("kind", owner.Kind, "kind must not be empty");
                if (string.IsNullOrEmpty(owner.Name)) errors.Invalid("name", owner.Name, "name must not be empty");
                if (string.IsNullOrEmpty(owner.Uid)) errors.Invalid("uid", owner.Uid, "uid must not be empty");
            }

            if (owner.Controller != true) continue;
            if (controller is not null)
            {
                errors.Invalid("ownerReferences", $"[{controller.Name}, {owner.Name}]",
                    "Only one reference can have Controller set to true. Found \"true\" in references for "
                    + $"{controller.Kind}/{controller.Name} and {owner.Kind}/{owner.Name}");
            }

            controller = owner;
        }
    }

    private static void Unchanged(ErrorList errors, string field, string? value, string? old)
    {
        if ((value ?? "") != (old ?? "")) errors.Invalid(field, value, "field is immutable");
    }
}
