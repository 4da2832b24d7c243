using System.Collections.Frozen;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>The kinds that a simulated cluster serves.</summary>
/// <remarks>Source: kubernetes pkg/registry/*/storage (names, short names, categories), as printed by <c>kubectl api-resources</c>.</remarks>
public static class ResourceCatalogue
{
    /// <summary>ConfigMaps.</summary>
    public static ResourceType ConfigMaps { get; } =
        ResourceType.Define<V1ConfigMap>("", "v1", "ConfigMap", "configmaps", ["cm"], (o, m) => o with { Metadata = m });

    /// <summary>Endpoints.</summary>
    public static ResourceType Endpoints { get; } =
        ResourceType.Define<V1Endpoints>("", "v1", "Endpoints", "endpoints", ["ep"], (o, m) => o with { Metadata = m });

    /// <summary>Events, in their core/v1 form.</summary>
    public static ResourceType Events { get; } =
        ResourceType.Define<Corev1Event>("", "v1", "Event", "events", ["ev"], (o, m) => o with { Metadata = m });

    /// <summary>Namespaces.</summary>
    public static ResourceType Namespaces { get; } = ResourceType.Define<V1Namespace>(
        "", "v1", "Namespace", "namespaces", ["ns"], (o, m) => o with { Metadata = m }, namespaced: false);

    /// <summary>Nodes.</summary>
    public static ResourceType Nodes { get; } = ResourceType.Define<V1Node>(
        "", "v1", "Node", "nodes", ["no"], (o, m) => o with { Metadata = m }, namespaced: false);

    /// <summary>Pods.</summary>
    public static ResourceType Pods { get; } = ResourceType.Define<V1Pod>(
        "", "v1", "Pod", "pods", ["po"], (o, m) => o with { Metadata = m }, inAll: true);

    /// <summary>ReplicationControllers; none is simulated.</summary>
    public static ResourceType ReplicationControllers { get; } = ResourceType.Define<V1ReplicationController>(
        "", "v1", "ReplicationController", "replicationcontrollers", ["rc"], (o, m) => o with { Metadata = m }, inAll: true, simulated: false);

    /// <summary>Secrets.</summary>
    public static ResourceType Secrets { get; } =
        ResourceType.Define<V1Secret>("", "v1", "Secret", "secrets", [], (o, m) => o with { Metadata = m });

    /// <summary>ServiceAccounts.</summary>
    public static ResourceType ServiceAccounts { get; } = ResourceType.Define<V1ServiceAccount>(
        "", "v1", "ServiceAccount", "serviceaccounts", ["sa"], (o, m) => o with { Metadata = m });

    /// <summary>Services.</summary>
    public static ResourceType Services { get; } = ResourceType.Define<V1Service>(
        "", "v1", "Service", "services", ["svc"], (o, m) => o with { Metadata = m }, inAll: true);

    /// <summary>DaemonSets; none is simulated.</summary>
    public static ResourceType DaemonSets { get; } = ResourceType.Define<V1DaemonSet>(
        "apps", "v1", "DaemonSet", "daemonsets", ["ds"], (o, m) => o with { Metadata = m }, inAll: true, simulated: false);

    /// <summary>Deployments.</summary>
    public static ResourceType Deployments { get; } = ResourceType.Define<V1Deployment>(
        "apps", "v1", "Deployment", "deployments", ["deploy"], (o, m) => o with { Metadata = m }, inAll: true);

    /// <summary>ReplicaSets.</summary>
    public static ResourceType ReplicaSets { get; } = ResourceType.Define<V1ReplicaSet>(
        "apps", "v1", "ReplicaSet", "replicasets", ["rs"], (o, m) => o with { Metadata = m }, inAll: true);

    /// <summary>StatefulSets; none is simulated.</summary>
    public static ResourceType StatefulSets { get; } = ResourceType.Define<V1StatefulSet>(
        "apps", "v1", "StatefulSet", "statefulsets", ["sts"], (o, m) => o with { Metadata = m }, inAll: true, simulated: false);

    /// <summary>HorizontalPodAutoscalers; none is simulated.</summary>
    public static ResourceType HorizontalPodAutoscalers { get; } = ResourceType.Define<V2HorizontalPodAutoscaler>(
        "autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", ["hpa"], (o, m) => o with { Metadata = m },
        inAll: true, simulated: false);

    /// <summary>CronJobs; none is simulated.</summary>
    public static ResourceType CronJobs { get; } = ResourceType.Define<V1CronJob>(
        "batch", "v1", "CronJob", "cronjobs", ["cj"], (o, m) => o with { Metadata = m }, inAll: true, simulated: false);

    /// <summary>Jobs; none is simulated.</summary>
    public static ResourceType Jobs { get; } = ResourceType.Define<V1Job>(
        "batch", "v1", "Job", "jobs", [], (o, m) => o with { Metadata = m }, inAll: true, simulated: false);

    /// <summary>EndpointSlices.</summary>
    public static ResourceType EndpointSlices { get; } = ResourceType.Define<V1EndpointSlice>(
        "discovery.k8s.io", "v1", "EndpointSlice", "endpointslices", [], (o, m) => o with { Metadata = m });

    /// <summary>Leases: a node's sign of life.</summary>
    public static ResourceType Leases { get; } = ResourceType.Define<V1Lease>(
        "coordination.k8s.io", "v1", "Lease", "leases", [], (o, m) => o with { Metadata = m });

    /// <summary>All kinds, in the order of discovery (which is that of <c>kubectl get all</c>).</summary>
    public static IReadOnlyList<ResourceType> All { get; } = Numbered(
        ConfigMaps, Endpoints, Events, Namespaces, Nodes, Pods, ReplicationControllers, Secrets, ServiceAccounts, Services,
        DaemonSets, Deployments, ReplicaSets, StatefulSets, HorizontalPodAutoscalers, CronJobs, Jobs, EndpointSlices, Leases);

    private static readonly FrozenDictionary<Type, ResourceType> ByModel = All.ToFrozenDictionary(type => type.ModelType);

    /// <summary>The kind whose objects are of a model type.</summary>
    /// <typeparam name="T">Such as <see cref="V1Pod"/>.</typeparam>
    public static ResourceType Of<T>() => Cache<T>.Type;

    /// <summary>The kind whose objects are of a model type.</summary>
    /// <param name="model">Such as <c>typeof(V1Pod)</c>.</param>
    /// <exception cref="KeyNotFoundException">No kind of the catalogue has that model.</exception>
    public static ResourceType Of(Type model) => ByModel[model];

    /// <summary>The kind with this <c>apiVersion</c> and <c>kind</c>.</summary>
    /// <returns>Null when the cluster does not serve it.</returns>
    public static ResourceType? Find(string apiVersion, string kind) =>
        All.FirstOrDefault(type => type.ApiVersion == apiVersion && type.Kind == kind);

    /// <summary>The kind that a user means by a word: plural, singular or short name, in any case, with or without <c>.group</c>.</summary>
    /// <param name="word">Such as <c>deploy</c>, <c>Pods</c>, <c>deployments.apps</c> or <c>deployments.v1.apps</c>.</param>
    /// <returns>Null when there is none.</returns>
    public static ResourceType? FindByName(string word)
    {
        var lower = word.ToLowerInvariant();
        return All.FirstOrDefault(type => type.Plural == lower || type.Singular == lower || type.ShortNames.Contains(lower)
            || (type.Group.Length > 0 && (lower == type.QualifiedPlural || lower == type.QualifiedSingular
                || lower == $"{type.Plural}.{type.Version}.{type.Group}")));
    }

    private static ResourceType[] Numbered(params ResourceType[] types)
    {
        for (var i = 0; i < types.Length; i++) types[i].Index = i;
        return types;
    }

    private static class Cache<T>
    {
        public static readonly ResourceType Type = ByModel[typeof(T)];
    }
}
