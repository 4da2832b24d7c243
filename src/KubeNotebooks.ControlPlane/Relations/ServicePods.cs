using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Relations;

/// <summary>Finds the pods that a Service selects.</summary>
public static class ServicePods
{
    /// <summary>The pods, by name; those that are not ready too. None when the Service has no selector.</summary>
    /// <param name="cluster">Where the Service is.</param>
    /// <param name="service">The Service.</param>
    public static IReadOnlyList<V1Pod> Of(Cluster cluster, V1Service service)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(service);
        if (service.Spec.Selector is not { Count: > 0 } labels) return [];
        var selector = LabelSelector.OfMap(labels);
        return
        [
            .. cluster.ApiServer.List<V1Pod>(service.Metadata.NamespaceProperty)
                .Where(pod => selector.Matches(pod.Metadata.Labels))
                .OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal),
        ];
    }
}
