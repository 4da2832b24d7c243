using k8s.Models;
using KubeNotebooks.ControlPlane.Api.Admission;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Looks whether the ConfigMaps and Secrets are there that a container's environment or a pod's volumes name.</summary>
/// <remarks>
/// Source: kubernetes pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables; pkg/volume/configmap/configmap.go and secret/secret.go, MakePayload.
/// </remarks>
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

    /// <summary>The first volume that cannot be mounted, and why.</summary>
    /// <param name="pod">The pod.</param>
    /// <returns>The kubelet's words; null when all can be.</returns>
    public (string Volume, string Why)? MissingVolume(V1Pod pod)
    {
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            var missing = volume.ConfigMap is { } map ? Missing(pod.Metadata.NamespaceProperty, map)
                : volume.Secret is { } secret && !TokenVolume.IsFromSecret(volume, pod.Spec) ? Missing(pod.Metadata.NamespaceProperty, secret)
                : null;
            if (missing is not null) return (volume.Name, missing);
        }
        return null;
    }

    private string? Missing(string @namespace, V1ConfigMapVolumeSource source)
    {
        if (MissingMap(@namespace, source.Name, null, source.Optional) is { } missing) return missing;
        if (source.Optional == true || source.Items is not { } items) return null;
        var map = services.Api.Get<V1ConfigMap>(@namespace, source.Name);
        return items.FirstOrDefault(item => map.Data?.ContainsKey(item.Key) != true && map.BinaryData?.ContainsKey(item.Key) != true) is { } lost
            ? $"configmap references non-existent config key: {lost.Key}"
            : null;
    }

    private string? Missing(string @namespace, V1SecretVolumeSource source)
    {
        if (MissingSecret(@namespace, source.SecretName, null, source.Optional) is { } missing) return missing;
        if (source.Optional == true || source.Items is not { } items) return null;
        var secret = services.Api.Get<V1Secret>(@namespace, source.SecretName);
        return items.FirstOrDefault(item => secret.Data?.ContainsKey(item.Key) != true) is { } lost
            ? $"references non-existent secret key: {lost.Key}"
            : null;
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
