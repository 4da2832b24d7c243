using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>The filter plugins: whether a node can take a pod.</summary>
/// <remarks>Source: kubernetes pkg/scheduler/framework/plugins (nodeunschedulable, tainttoleration, nodeaffinity, nodeports, noderesources).</remarks>
/// <param name="version">The release whose words are used.</param>
internal sealed class NodeFilter(KubernetesVersion version)
{
    private static readonly NodeFailure Cordoned = NodeFailure.OfNode("node(s) were unschedulable");
    private static readonly NodeFailure PortsTaken = NodeFailure.OfPods("node(s) didn't have free ports for the requested pod ports");
    private static readonly NodeFailure OldTainted = NodeFailure.OfNode("node(s) had taints that the pod didn't tolerate");

    private readonly NodeFailure _notSelected = NodeFailure.OfNode(
        version.AtLeast(20) ? "node(s) didn't match Pod's node affinity/selector" : "node(s) didn't match node selector");

    private readonly NodeFailure _full = NodeFailure.OfPods(TooManyPods(version));

    /// <summary>Asks the plugins in their order.</summary>
    /// <returns>Null when the node can take the pod.</returns>
    public NodeFailure? Check(PodInfo info, NodeInfo node)
    {
        var spec = info.Pod.Spec;
        if (node.Unschedulable && !Tolerations.Tolerates(spec.Tolerations, Tolerations.UnschedulableTaint)) return Cordoned;
        if (node.Taints.Count > 0 && Tolerations.Untolerated(node.Taints, spec.Tolerations) is { } taint) return Tainted(taint);
        if ((spec.NodeSelector is not null || spec.Affinity is not null) && !NodeSelection.Allows(spec, node.Node)) return _notSelected;
        if (HostPortTaken(spec, node)) return PortsTaken;
        return Fit(info, node);
    }

    private static string TooManyPods(KubernetesVersion version) => version.AtLeast(18) ? "Too many pods" : "Insufficient pods";

    private NodeFailure Tainted(V1Taint taint) => version.AtLeast(20)
        ? NodeFailure.OfNode($"node(s) had untolerated taint {{{taint.Key}: {taint.Value}}}")
        : OldTainted;

    private NodeFailure? Fit(PodInfo info, NodeInfo node)
    {
        var full = node.PodCount + 1 > node.AllocatablePods;
        var cpu = info.MilliCpu > 0 && info.MilliCpu > node.AllocatableMilliCpu - node.MilliCpu;
        var memory = info.Memory > 0 && info.Memory > node.AllocatableMemory - node.Memory;
        if (!cpu && !memory) return full ? _full : null;
        List<string> reasons = [];
        if (full) reasons.Add(TooManyPods(version));
        if (cpu) reasons.Add("Insufficient cpu");
        if (memory) reasons.Add("Insufficient memory");
        return NodeFailure.OfPods(reasons);
    }

    private static bool HostPortTaken(V1PodSpec spec, NodeInfo node)
    {
        // By index: this runs for every pod on every node, and an enumerator would be an object each time.
        for (var i = 0; i < spec.Containers.Count; i++)
        {
            if (spec.Containers[i].Ports is not { } ports) continue;
            foreach (var port in ports)
            {
                if (port.HostPort is > 0 and var number && node.UsesHostPort(number)) return true;
            }
        }
        return false;
    }
}
