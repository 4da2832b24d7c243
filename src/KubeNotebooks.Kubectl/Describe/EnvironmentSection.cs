using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes a container's environment variables.</summary>
/// <remarks>
/// Source: kubectl pkg/describe/describe.go, describeContainerEnvVars, describeContainerEnvFrom; kubectl pkg/util/fieldpath/fieldpath.go;
/// kubectl pkg/util/resource/resource.go, ExtractContainerResourceValue.
/// </remarks>
internal static class EnvironmentSection
{
    /// <summary>Describes them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="container">The container.</param>
    /// <param name="pod">The pod whose fields they may show; null for a template.</param>
    public static void Write(DescribeWriter writer, V1Container container, V1Pod? pod)
    {
        if (container.EnvFrom is { Count: > 0 } sources)
        {
            writer.Line(2, "Environment Variables from:");
            foreach (var source in sources) WriteSource(writer, source);
        }

        writer.Line(2, container.Env is { Count: > 0 } ? "Environment:" : "Environment:\t<none>");
        foreach (var variable in container.Env ?? []) WriteVariable(writer, variable, container, pod);
    }

    private static void WriteSource(DescribeWriter writer, V1EnvFromSource source)
    {
        var (from, name, optional) = source switch
        {
            { ConfigMapRef: { } map } => ("ConfigMap", map.Name, map.Optional),
            { SecretRef: { } secret } => ("Secret", secret.Name, secret.Optional),
            _ => ("", "", null),
        };
        var prefix = string.IsNullOrEmpty(source.Prefix) ? "" : $" with prefix '{source.Prefix}'";
        writer.Line(3, $"{name}\t{from}{prefix}\t{Optional(optional)}");
    }

    private static void WriteVariable(DescribeWriter writer, V1EnvVar variable, V1Container container, V1Pod? pod)
    {
        switch (variable.ValueFrom)
        {
            case null:
                var lines = (variable.Value ?? "").Split('\n');
                writer.Field(3, variable.Name, lines[0]);
                foreach (var line in lines.Skip(1)) writer.Line(3, $"\t{line}");
                break;
            case { FieldRef: { } field }:
                var value = pod is null ? "" : FieldValue(pod, field.FieldPath);
                var version = string.IsNullOrEmpty(field.ApiVersion) ? "v1" : field.ApiVersion;
                writer.Field(3, variable.Name, $"{value} ({version}:{field.FieldPath})");
                break;
            case { ResourceFieldRef: { } resource }:
                writer.Field(3, variable.Name, $"{ResourceValue(container, resource)} ({resource.Resource})");
                break;
            case { SecretKeyRef: { } secret }:
                writer.Field(3, variable.Name, $"<set to the key '{secret.Key}' in secret '{secret.Name}'>\t{Optional(secret.Optional)}");
                break;
            case { ConfigMapKeyRef: { } map }:
                writer.Field(3, variable.Name, $"<set to the key '{map.Key}' of config map '{map.Name}'>\t{Optional(map.Optional)}");
                break;
        }
    }

    private static string Optional(bool? optional) => optional == true ? "Optional: true" : "Optional: false";

    private static string FieldValue(V1Pod pod, string path) => path switch
    {
        "metadata.name" => pod.Metadata.Name,
        "metadata.namespace" => pod.Metadata.NamespaceProperty ?? "",
        "metadata.uid" => pod.Metadata.Uid ?? "",
        "metadata.labels" => Map(pod.Metadata.Labels),
        "metadata.annotations" => Map(pod.Metadata.Annotations),
        _ when Key(path, "metadata.labels") is { } label => pod.Metadata.Labels?.GetValueOrNull(label) ?? "",
        _ when Key(path, "metadata.annotations") is { } annotation => pod.Metadata.Annotations?.GetValueOrNull(annotation) ?? "",
        _ => "",
    };

    private static string Map(IDictionary<string, string>? map) => string.Join('\n', (map ?? new Dictionary<string, string>())
        .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={GoQuote.Of(pair.Value)}"));

    private static string? Key(string path, string map) =>
        path.StartsWith($"{map}['", StringComparison.Ordinal) && path.EndsWith("']", StringComparison.Ordinal)
            ? path[(map.Length + 2)..^2]
            : null;

    private static string? GetValueOrNull(this IDictionary<string, string> map, string key) =>
        map.TryGetValue(key, out var value) ? value : null;

    private static string ResourceValue(V1Container container, V1ResourceFieldSelector field)
    {
        var isLimit = field.Resource.StartsWith("limits.", StringComparison.Ordinal);
        var name = field.Resource[(field.Resource.IndexOf('.') + 1)..];
        var amounts = isLimit ? container.Resources?.Limits : container.Resources?.Requests;
        var amount = amounts is not null && amounts.TryGetValue(name, out var quantity) ? Quantity.From(quantity) : Quantity.Zero;
        var divisor = field.Divisor is null || Quantity.From(field.Divisor).IsZero ? Quantity.Of(1) : Quantity.From(field.Divisor);
        var value = name == "cpu" ? Divide(amount.MilliValue, divisor.MilliValue) : Divide(amount.Value, divisor.Value);
        return value == 0 && field.Resource is "limits.cpu" or "limits.memory"
            ? "node allocatable"
            : value.ToString(CultureInfo.InvariantCulture);
    }

    private static long Divide(long amount, long divisor) => (long)Math.Ceiling((double)amount / divisor);
}
