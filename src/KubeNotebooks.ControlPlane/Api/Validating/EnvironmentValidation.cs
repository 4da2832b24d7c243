using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates the environment variables of containers.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/validation/validation.go, ValidateEnv and ValidateEnvFrom.</remarks>
internal static class EnvironmentValidation
{
    private const string OnlyOne = "may not have more than one field specified at a time";

    private static readonly string[] FieldPaths =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP",
        "status.hostIPs", "status.podIP", "status.podIPs",
    ];

    private static readonly string[] Resources =
    [
        "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory",
    ];

    /// <summary>Validates the variables of a container.</summary>
    /// <param name="errors">Where errors go; at the container.</param>
    /// <param name="container">The container.</param>
    internal static void Validate(ErrorList errors, V1Container container)
    {
        for (var i = 0; i < (container.Env?.Count ?? 0); i++)
        {
            using var at = errors.At("env", i);
            var variable = container.Env![i];
            if (string.IsNullOrEmpty(variable.Name)) errors.Required("name");
            else errors.Invalid("name", variable.Name, Names.EnvironmentVariable(variable.Name));
            if (variable.ValueFrom is { } source) Source(errors, source, !string.IsNullOrEmpty(variable.Value));
        }

        for (var i = 0; i < (container.EnvFrom?.Count ?? 0); i++)
        {
            using var at = errors.At("envFrom", i);
            From(errors, container.EnvFrom![i]);
        }
    }

    private static void From(ErrorList errors, V1EnvFromSource source)
    {
        if (!string.IsNullOrEmpty(source.Prefix)) errors.Invalid("prefix", source.Prefix, Names.EnvironmentVariable(source.Prefix));
        if (source.ConfigMapRef is { } configMap)
        {
            using var scope = errors.In("configMapRef");
            Name(errors, configMap.Name);
        }

        if (source.SecretRef is { } secret)
        {
            using var scope = errors.In("secretRef");
            Name(errors, secret.Name);
        }

        if (source is { ConfigMapRef: null, SecretRef: null }) errors.Invalid("", "", "must specify one of: `configMapRef` or `secretRef`");
        else if (source is { ConfigMapRef: not null, SecretRef: not null }) errors.Invalid("", "", OnlyOne);
    }

    private static void Source(ErrorList errors, V1EnvVarSource source, bool hasValue)
    {
        using var scope = errors.In("valueFrom");
        var sources = 0;
        if (source.FieldRef is { } field)
        {
            sources++;
            using var at = errors.In("fieldRef");
            Field(errors, field);
        }

        if (source.ResourceFieldRef is { } resource)
        {
            sources++;
            using var at = errors.In("resourceFieldRef");
            if (string.IsNullOrEmpty(resource.Resource)) errors.Required("resource");
            else if (!Resources.Contains(resource.Resource) && !resource.Resource.Contains(".hugepages-", StringComparison.Ordinal))
            {
                errors.NotSupported("resource", resource.Resource, Resources);
            }
        }

        if (source.ConfigMapKeyRef is { } configMap)
        {
            sources++;
            using var at = errors.In("configMapKeyRef");
            Key(errors, configMap.Name, configMap.Key);
        }

        if (source.SecretKeyRef is { } secret)
        {
            sources++;
            using var at = errors.In("secretKeyRef");
            Key(errors, secret.Name, secret.Key);
        }

        if (sources == 0) errors.Invalid("", "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
        else if (hasValue) errors.Invalid("", "", "may not be specified when `value` is not empty");
        else if (sources > 1) errors.Invalid("", "", OnlyOne);
    }

    private static void Field(ErrorList errors, V1ObjectFieldSelector field)
    {
        if (string.IsNullOrEmpty(field.ApiVersion)) errors.Required("apiVersion");
        else if (string.IsNullOrEmpty(field.FieldPath)) errors.Required("fieldPath");
        else if (!FieldPaths.Contains(field.FieldPath)
            && !field.FieldPath.StartsWith("metadata.labels['", StringComparison.Ordinal)
            && !field.FieldPath.StartsWith("metadata.annotations['", StringComparison.Ordinal))
        {
            errors.NotSupported("fieldPath", field.FieldPath, FieldPaths);
        }
    }

    private static void Key(ErrorList errors, string? name, string? key)
    {
        Name(errors, name);
        if (string.IsNullOrEmpty(key)) errors.Required("key");
        else errors.Invalid("key", key, Names.ConfigKey(key));
    }

    private static void Name(ErrorList errors, string? name)
    {
        if (string.IsNullOrEmpty(name)) errors.Required("name");
    }
}
