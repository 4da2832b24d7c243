using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Faults;

namespace KubeNotebooks.Notebook.Directives;

/// <summary>What one should know of a fault that begins, such as that nothing will show yet.</summary>
internal static class FaultNotes
{
    /// <summary>A line about a fault; empty when there is nothing to say.</summary>
    public static string Of(Cluster cluster, Fault fault)
    {
        if (fault.Kind == FaultKind.ImageGone) return OfImage(cluster, fault);
        if (fault.Kind == FaultKind.ExitAtStart) return "What runs goes on; it shows when a container is started next, for example after kubectl rollout restart.\n";
        if (fault.Kind == FaultKind.NodeDown) return $"The cluster notices when it has heard nothing of the node for {(cluster.Options.Version.AtLeast(32) ? 50 : 40)} seconds.\n";
        if (fault.Kind == FaultKind.IgnoreSigterm) return "It shows when a pod is deleted or a container restarted.\n";
        var containers = Containers(cluster, fault.Target);
        if (fault.Kind == FaultKind.Readiness && containers.All(one => one.ReadinessProbe is null)) return NoProbe("readiness");
        return fault.Kind == FaultKind.Liveness && containers.All(one => one.LivenessProbe is null) ? NoProbe("liveness") : "";
    }

    private static string OfImage(Cluster cluster, Fault fault)
    {
        var nodes = cluster.NodesWithImage(fault.Target.Name);
        return nodes.Count == 0 ? "" : $"{string.Join(", ", nodes.Take(5))}{(nodes.Count > 5 ? " and others" : "")} {(nodes.Count == 1 ? "has" : "have")} it already: there it shows only with imagePullPolicy Always.\n";
    }

    private static string NoProbe(string kind) => $"No container has a {kind} probe, so nobody asks, and nothing shows until one has.\n";

    private static List<V1Container> Containers(Cluster cluster, FaultTarget target) => target.Type switch
    {
        "deploy" => [.. ((V1Deployment)cluster.ApiServer.Get(ResourceCatalogue.Deployments, target.Namespace, target.Name)).Spec.Template.Spec.Containers],
        "pod" => [.. ((V1Pod)cluster.ApiServer.Get(ResourceCatalogue.Pods, target.Namespace, target.Name)).Spec.Containers],
        _ => [],
    };
}
