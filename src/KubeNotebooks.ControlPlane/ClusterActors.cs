using System.Collections.Frozen;
using KubeNotebooks.ControlPlane.Controllers;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Controllers.GarbageCollector;
using KubeNotebooks.ControlPlane.Controllers.Namespaces;
using KubeNotebooks.ControlPlane.Controllers.Nodes;
using KubeNotebooks.ControlPlane.Controllers.ReplicaSet;
using KubeNotebooks.ControlPlane.Kubelet;
using KubeNotebooks.ControlPlane.Scheduler;

namespace KubeNotebooks.ControlPlane;

/// <summary>The names under which the parts of the cluster write; all others are somebody outside.</summary>
public static class ClusterActors
{
    private static readonly FrozenSet<string> Parts = new[]
    {
        ClusterBootstrap.Actor, ControllerManager.ComponentName, DeploymentController.ComponentName, ReplicaSetController.ComponentName,
        GarbageCollector.ComponentName, NamespaceController.Actor, NodeLifecycleController.ComponentName, TaintEvictionController.ComponentName,
        TaintEvictionController.EarlierName, KubeScheduler.ComponentName, KubeScheduler.SchedulerName, KubeletServices.Component,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a part of the cluster writes under a name.</summary>
    /// <param name="actor">Who wrote something, as the trace tells it.</param>
    public static bool IsPart(string actor) => Parts.Contains(actor);
}
