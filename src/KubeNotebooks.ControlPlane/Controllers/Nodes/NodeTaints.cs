using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Nodes;

/// <summary>The taints that controllers put on nodes.</summary>
/// <remarks>Source: kubernetes pkg/controller/nodelifecycle/node_lifecycle_controller.go, UnreachableTaintTemplate.</remarks>
internal static class NodeTaints
{
    /// <summary>The taint of a node that cannot be reached.</summary>
    public const string Unreachable = "node.kubernetes.io/unreachable";

    /// <summary>New pods stay away.</summary>
    public const string NoSchedule = "NoSchedule";

    /// <summary>Pods that do not tolerate it have to go.</summary>
    public const string NoExecute = "NoExecute";

    /// <summary>Whether a node has the taint of unreachable ones with an effect.</summary>
    public static bool IsUnreachable(V1Node node, string effect) => node.Spec?.Taints?.Any(taint => IsIt(taint, effect)) == true;

    /// <summary>The node with that taint.</summary>
    public static V1Node With(V1Node node, string effect, DateTime now) => node with
    {
        Spec = (node.Spec ?? new V1NodeSpec()) with
        {
            Taints = [.. node.Spec?.Taints ?? [], new V1Taint { Key = Unreachable, Effect = effect, TimeAdded = effect == NoExecute ? now : null }],
        },
    };

    /// <summary>The node without it.</summary>
    public static V1Node Without(V1Node node, string effect)
    {
        List<V1Taint> left = [.. node.Spec.Taints.Where(taint => !IsIt(taint, effect))];
        return node with { Spec = node.Spec with { Taints = left.Count == 0 ? null : left } };
    }

    /// <summary>The taints of a node before which pods have to go.</summary>
    public static IReadOnlyList<V1Taint> Evicting(V1Node node) => [.. (node.Spec?.Taints ?? []).Where(taint => taint.Effect == NoExecute)];

    private static bool IsIt(V1Taint taint, string effect) => taint.Key == Unreachable && taint.Effect == effect;
}
