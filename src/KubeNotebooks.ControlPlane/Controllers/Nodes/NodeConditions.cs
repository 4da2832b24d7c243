using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Nodes;

/// <summary>What conditions say of nodes.</summary>
internal static class NodeConditions
{
    /// <summary>The node as the controller sees it when its kubelet has fallen silent.</summary>
    /// <remarks>Source: kubernetes pkg/controller/nodelifecycle/node_lifecycle_controller.go, tryUpdateNodeHealth.</remarks>
    public static V1Node Unknown(V1Node node, DateTime now) => node with
    {
        Status = node.Status with
        {
            Conditions =
            [
                .. (node.Status.Conditions ?? []).Select(condition => condition with
                {
                    Status = "Unknown",
                    Reason = "NodeStatusUnknown",
                    Message = "Kubelet stopped posting node status.",
                    LastTransitionTime = condition.Status == "Unknown" ? condition.LastTransitionTime : now,
                }),
            ],
        },
    };

    /// <summary>Whether a node says that it is ready.</summary>
    public static bool IsReady(V1Node node) => node.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true;

    /// <summary>Whether so many nodes are not ready that something else must be wrong, so that no more pods are evicted.</summary>
    /// <remarks>Source: kubernetes pkg/controller/nodelifecycle/node_lifecycle_controller.go, ComputeZoneState. Simulated: one zone, of up to 50 nodes.</remarks>
    public static bool AreDisrupted(IReadOnlyCollection<V1Node> nodes)
    {
        const double threshold = 0.55;
        var notReady = nodes.Count(node => !IsReady(node));
        return notReady == nodes.Count || (notReady > 2 && notReady >= threshold * nodes.Count);
    }
}
