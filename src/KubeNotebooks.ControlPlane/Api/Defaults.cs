using System.Text;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api.Defaulting;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Fills the fields that a user may leave out, as the API server does before it looks at an object.</summary>
public static class Defaults
{
    /// <summary>An object with its defaults.</summary>
    /// <typeparam name="T">A model of the catalogue.</typeparam>
    /// <param name="obj">The object; it is not changed.</param>
    /// <param name="version">The release whose defaults are wanted.</param>
    /// <returns>The same reference when nothing was missing.</returns>
    public static T Apply<T>(T obj, KubernetesVersion version)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(obj);
        object result = obj switch
        {
            V1Pod pod => PodDefaults.Of(pod, version),
            V1ReplicaSet replicaSet => Of(replicaSet, version),
            V1Deployment deployment => DeploymentDefaults.Of(deployment, version),
            V1Service service => ServiceDefaults.Of(service, version),
            V1Secret secret => Of(secret),
            V1Namespace @namespace => Of(@namespace, version),
            V1Node node => Of(node),
            V1Endpoints endpoints => ServiceDefaults.Of(endpoints),
            V1EndpointSlice slice => ServiceDefaults.Of(slice),
            _ => obj,
        };
        return (T)result;
    }

    private static V1ReplicaSet Of(V1ReplicaSet replicaSet, KubernetesVersion version)
    {
        var spec = replicaSet.Spec ?? new V1ReplicaSetSpec();
        var template = PodTemplateDefaults.Of(spec.Template, version);
        if (spec.Replicas is null || !ReferenceEquals(template, spec.Template))
        {
            spec = spec with { Replicas = spec.Replicas ?? 1, Template = template };
        }

        return ReferenceEquals(spec, replicaSet.Spec) ? replicaSet : replicaSet with { Spec = spec };
    }

    /// <remarks>Source: kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Secret; conversion.go (stringData becomes data).</remarks>
    private static V1Secret Of(V1Secret secret)
    {
        if (secret.StringData is { Count: > 0 } texts)
        {
            var data = secret.Data is null ? [] : new Dictionary<string, byte[]>(secret.Data, StringComparer.Ordinal);
            foreach (var (key, text) in texts) data[key] = Encoding.UTF8.GetBytes(text);
            secret = secret with { Data = data, StringData = null };
        }

        return string.IsNullOrEmpty(secret.Type) ? secret with { Type = "Opaque" } : secret;
    }

    /// <remarks>Source: kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Namespace; pkg/registry/core/namespace/strategy.go.</remarks>
    private static V1Namespace Of(V1Namespace @namespace, KubernetesVersion version)
    {
        const string nameLabel = "kubernetes.io/metadata.name";
        if (version.AtLeast(21) && @namespace.Metadata is { Name: { Length: > 0 } name } metadata
            && (metadata.Labels is null || !metadata.Labels.TryGetValue(nameLabel, out var labelled) || labelled != name))
        {
            var labels = metadata.Labels is null ? [] : new Dictionary<string, string>(metadata.Labels, StringComparer.Ordinal);
            labels[nameLabel] = name;
            @namespace = @namespace with { Metadata = metadata with { Labels = labels } };
        }

        if (@namespace.Metadata?.DeletionTimestamp is not null) return @namespace;
        if (@namespace.Spec?.Finalizers is null)
        {
            @namespace = @namespace with { Spec = (@namespace.Spec ?? new V1NamespaceSpec()) with { Finalizers = ["kubernetes"] } };
        }

        return @namespace.Status?.Phase is null
            ? @namespace with { Status = (@namespace.Status ?? new V1NamespaceStatus()) with { Phase = "Active" } }
            : @namespace;
    }

    /// <remarks>Source: kubernetes pkg/apis/core/v1/defaults.go, SetDefaults_NodeStatus and SetDefaults_ResourceList.</remarks>
    private static V1Node Of(V1Node node)
    {
        if (node.Status is not { } status) return node;
        var capacity = ResourceDefaults.RoundedUp(status.Capacity);
        var allocatable = ResourceDefaults.RoundedUp(status.Allocatable) ?? capacity;
        return ReferenceEquals(capacity, status.Capacity) && ReferenceEquals(allocatable, status.Allocatable)
            ? node
            : node with { Status = status with { Capacity = capacity, Allocatable = allocatable } };
    }
}
