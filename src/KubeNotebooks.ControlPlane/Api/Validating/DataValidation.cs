using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates ConfigMaps and Secrets.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/validation/validation.go, ValidateConfigMap and ValidateSecret, with their updates.</remarks>
internal static class DataValidation
{
    private const int Largest = 1024 * 1024;
    private const string Fixed = "field is immutable when `immutable` is set";

    /// <summary>Validates a ConfigMap.</summary>
    /// <param name="errors">Where errors go; at the object.</param>
    /// <param name="map">The ConfigMap.</param>
    /// <param name="old">The stored one; null when it is new.</param>
    internal static void ConfigMap(ErrorList errors, V1ConfigMap map, V1ConfigMap? old)
    {
        if (old?.Immutable == true)
        {
            if (map.Immutable != true) errors.Forbidden("immutable", Fixed);
            if (!SemanticEquality.Same(map.Data, old.Data)) errors.Forbidden("data", Fixed);
            if (!SemanticEquality.Same(map.BinaryData, old.BinaryData)) errors.Forbidden("binaryData", Fixed);
        }

        long size = 0;
        foreach (var (key, value) in Sorted(map.Data))
        {
            Key(errors, "data", key);
            if (map.BinaryData?.ContainsKey(key) == true)
            {
                using var scope = errors.Key("data", key);
                errors.Invalid("", key, "duplicate of key present in binaryData");
            }

            size += System.Text.Encoding.UTF8.GetByteCount(value ?? "");
        }

        foreach (var (key, value) in Sorted(map.BinaryData))
        {
            Key(errors, "binaryData", key);
            size += value?.Length ?? 0;
        }

        if (size > Largest) errors.TooLong("", Largest);
    }

    /// <summary>Validates a Secret.</summary>
    /// <param name="errors">Where errors go; at the object.</param>
    /// <param name="secret">The Secret, with its defaults.</param>
    /// <param name="old">The stored one; null when it is new.</param>
    internal static void Secret(ErrorList errors, V1Secret secret, V1Secret? old)
    {
        if (old is not null && secret.Type != old.Type) errors.Invalid("type", secret.Type, "field is immutable");
        if (old?.Immutable == true)
        {
            if (secret.Immutable != true) errors.Forbidden("immutable", Fixed);
            if (!SemanticEquality.Same(secret.Data, old.Data)) errors.Forbidden("data", Fixed);
        }

        long size = 0;
        foreach (var (key, value) in Sorted(secret.Data))
        {
            Key(errors, "data", key);
            size += value?.Length ?? 0;
        }

        if (size > Largest) errors.TooLong("data", Largest);
        foreach (var key in Needed(secret.Type))
        {
            if (secret.Data?.ContainsKey(key) != true) errors.Required($"data[{key}]");
        }
    }

    private static string[] Needed(string? type) => type switch
    {
        "kubernetes.io/tls" => ["tls.crt", "tls.key"],
        "kubernetes.io/dockercfg" => [".dockercfg"],
        "kubernetes.io/dockerconfigjson" => [".dockerconfigjson"],
        "kubernetes.io/ssh-auth" => ["ssh-privatekey"],
        _ => [],
    };

    private static void Key(ErrorList errors, string field, string key)
    {
        var wrong = Names.ConfigKey(key);
        if (wrong.Count == 0) return;
        using var scope = errors.Key(field, key);
        errors.Invalid("", key, wrong);
    }

    private static IEnumerable<KeyValuePair<string, T>> Sorted<T>(IDictionary<string, T>? map) =>
        map is null ? [] : map.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
