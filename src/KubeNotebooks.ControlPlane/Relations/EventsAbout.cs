using k8s;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Relations;

/// <summary>Finds the events about an object, and when they happened.</summary>
public static class EventsAbout
{
    /// <summary>The events, by the time at which each happened last.</summary>
    /// <param name="cluster">Where the object lives.</param>
    /// <param name="one">The object.</param>
    public static IReadOnlyList<Corev1Event> Of(Cluster cluster, IKubernetesObject<V1ObjectMeta> one)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(one);
        var isNode = one is V1Node;
        return
        [
            .. cluster.ApiServer.List<Corev1Event>(isNode ? null : one.Metadata.NamespaceProperty)
                .Where(happened => happened.InvolvedObject is { } about
                    && (isNode ? about.Kind == "Node" && about.Name == one.Metadata.Name : about.Uid == one.Metadata.Uid))
                .OrderBy(LastTime).ThenBy(happened => happened.Metadata.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>When an event happened first.</summary>
    /// <param name="happened">The event.</param>
    public static DateTime FirstTime(Corev1Event happened) =>
        happened.FirstTimestamp ?? happened.EventTime ?? happened.Metadata.CreationTimestamp ?? default;

    /// <summary>When an event happened last.</summary>
    /// <param name="happened">The event.</param>
    public static DateTime LastTime(Corev1Event happened) =>
        happened.Series?.LastObservedTime ?? happened.LastTimestamp ?? FirstTime(happened);

    /// <summary>How often an event happened.</summary>
    /// <param name="happened">The event.</param>
    public static int Count(Corev1Event happened) => Math.Max(1, happened.Series?.Count ?? happened.Count ?? 1);
}
