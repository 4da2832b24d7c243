namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>Why a node cannot take a pod.</summary>
/// <param name="Reasons">One or more texts of the first plugin that refused it.</param>
/// <param name="Unresolvable">Removing pods from the node would not help; only a change of the node can.</param>
internal sealed record NodeFailure(IReadOnlyList<string> Reasons, bool Unresolvable)
{
    /// <summary>A refusal that only a change of the node or of the pod can lift.</summary>
    public static NodeFailure OfNode(string reason) => new([reason], Unresolvable: true);

    /// <summary>A refusal that ends when other pods go.</summary>
    public static NodeFailure OfPods(params IReadOnlyList<string> reasons) => new(reasons, Unresolvable: false);
}
