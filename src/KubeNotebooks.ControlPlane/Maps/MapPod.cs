using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Maps;

/// <summary>A pod on a map.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="State">Where it is on its way through life.</param>
/// <param name="Status">The STATUS column of <c>kubectl get pods</c>.</param>
public sealed record MapPod(V1Pod Pod, PodState State, string Status)
{
    /// <summary>The Deployment that it belongs to; null when it belongs to none.</summary>
    public string? Deployment { get; init; }

    /// <summary>The UID of the Deployment's ReplicaSet that controls it; null when it belongs to none.</summary>
    public string? ReplicaSetUid { get; init; }

    /// <summary>Why the scheduler found no node, in its words; null when it found one or has not looked yet.</summary>
    public string? WhyUnscheduled { get; init; }

    /// <summary>Whether it has ended and asks for nothing any more.</summary>
    internal bool IsFinished => Pod.Status?.Phase is "Succeeded" or "Failed";

    /// <summary>Pods, by namespace and name.</summary>
    internal static IEnumerable<MapPod> Of(Cluster cluster, IEnumerable<V1Pod> pods)
    {
        var deployments = cluster.ApiServer.List<V1ReplicaSet>().ToDictionary(one => one.Metadata.Uid, DeploymentOf, StringComparer.Ordinal);
        return pods.OrderBy(pod => pod.Metadata.NamespaceProperty, StringComparer.Ordinal).ThenBy(pod => pod.Metadata.Name, StringComparer.Ordinal)
            .Select(pod => Of(cluster, pod, deployments));
    }

    private static MapPod Of(Cluster cluster, V1Pod pod, Dictionary<string, string?> deployments)
    {
        var owner = OwnerReferences.ControllerOf(pod.Metadata)?.Uid;
        var deployment = owner is null ? null : deployments.GetValueOrDefault(owner);
        return new MapPod(pod, PodStates.Of(pod), PodSummary.Of(pod, cluster.Options.Version).Status)
        {
            Deployment = deployment,
            ReplicaSetUid = deployment is null ? null : owner,
            WhyUnscheduled = pod.Status?.Conditions?.FirstOrDefault(one => one is { Type: "PodScheduled", Status: "False" })?.Message,
        };
    }

    private static string? DeploymentOf(V1ReplicaSet set) =>
        OwnerReferences.ControllerOf(set.Metadata) is { Kind: "Deployment" } owner ? owner.Name : null;
}
