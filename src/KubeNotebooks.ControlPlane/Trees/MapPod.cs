using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Trees;

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
}
