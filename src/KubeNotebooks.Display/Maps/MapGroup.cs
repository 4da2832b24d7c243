using System.Collections.Immutable;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Maps;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Maps;

/// <summary>Pods of one node, one revision and one state: their marks stand side by side.</summary>
/// <param name="Deployment">The Deployment; null: they belong to none.</param>
/// <param name="Hash">What tells the revision apart from others of the Deployment; empty when they belong to none.</param>
/// <param name="Place">The revision's place among those of its Deployment, which decides the hue.</param>
/// <param name="State">Their state.</param>
/// <param name="Pods">The pods.</param>
internal sealed record MapGroup(string? Deployment, string Hash, int Place, PodState State, ImmutableArray<MapPod> Pods)
{
    /// <summary>Groups pods: by Deployment, then by revision, then by state.</summary>
    public static ImmutableArray<MapGroup> Of(Cluster cluster, IEnumerable<MapPod> pods) =>
    [
        .. pods.GroupBy(pod => (pod.Deployment, pod.ReplicaSetUid, pod.State))
            .Select(group => new MapGroup(
                group.Key.Deployment, HashOf(group.First()), group.Key.ReplicaSetUid is { } uid ? cluster.History.PlaceOf(uid) : 0, group.Key.State, [.. group]))
            .OrderBy(group => group.Deployment is null).ThenBy(group => group.Deployment, StringComparer.Ordinal)
            .ThenBy(group => group.Place).ThenByDescending(group => group.State),
    ];

    /// <summary>What the pods belong to, in words.</summary>
    public string Owner { get; init; } = Deployment is null ? "no Deployment" : $"{Short.Of(Deployment, 60)} {Hash}".TrimEnd();

    /// <summary>Groups pods by their state alone, for maps that nobody could read otherwise.</summary>
    public static ImmutableArray<MapGroup> ByState(IEnumerable<MapPod> pods) =>
    [
        .. pods.GroupBy(pod => pod.State).OrderByDescending(group => group.Key)
            .Select(group => new MapGroup(null, "", 0, group.Key, [.. group]) { Owner = "all pods" }),
    ];

    private static string HashOf(MapPod pod) =>
        pod.Deployment is null ? "" : Revisions.HashOf(pod.Pod.Metadata);
}
