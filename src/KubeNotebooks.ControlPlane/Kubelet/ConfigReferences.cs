using k8s.Models;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Looks whether the ConfigMaps and Secrets that a container's environment names are there.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables.</remarks>
internal sealed class ConfigReferences(KubeletServices services)
{
    /// <summary>What is missing.</summary>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="container">The container.</param>
    /// <returns>The kubelet's words; null when nothing is.</returns>
    public string? Missing(string @namespace, V1Container container)
    {
        foreach (var source in container.EnvFrom ?? [])
        {
            var missing = source.ConfigMapRef is { } map ? MissingMap(@namespace, map.Name, null, map.Optional)
                : source.SecretRef is { } secret ? MissingSecret(@namespace, secret.Name, null, secret.Optional)
                : null;
            if (missing is not null) return missing;
        }
        foreach (var variable in container.Env ?? [])
        {
            var missing = variable.ValueFrom?.ConfigMapKeyRef is { } map ? MissingMap(@namespace, map.Name, map.Key, map.Optional)
                : variable.ValueFrom?.SecretKeyRef is { } secret ? MissingSecret(@namespace, secret.Name, secret.Key, secret.Optional)
                : null;
            if (missing is not null) return missing;
        }
        return null;
    }

    private string? MissingMap(string @namespace, string name, string? key, bool? optional)
    {
        if (optional == true) return null;
        if (services.Api.TryGet<V1ConfigMap>(@namespace, name) is not { } map) return $"configmap \"{name}\" not found";
        return key is null || map.Data?.ContainsKey(key) == true ? null : $"couldn't find key {key} in ConfigMap {@namespace}/{name}";
    }

    private string? MissingSecret(string @namespace, string name, string? key, bool? optional)
    {
        if (optional == true) return null;
        if (services.Api.TryGet<V1Secret>(@namespace, name) is not { } secret) return $"secret \"{name}\" not found";
        return key is null || secret.Data?.ContainsKey(key) == true ? null : $"couldn't find key {key} in Secret {@namespace}/{name}";
    }
}
