using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Trees;

/// <summary>A pod in a tree.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="State">Where it is on its way through life.</param>
/// <param name="Summary">What <c>kubectl get pods</c> says of it.</param>
public sealed record TreePod(V1Pod Pod, PodState State, PodSummary Summary)
{
    /// <summary>
    /// The part of its name that no other pod of its ReplicaSet has; the whole name when it is not named after the ReplicaSet.
    /// </summary>
    public required string Suffix { get; init; }
}
