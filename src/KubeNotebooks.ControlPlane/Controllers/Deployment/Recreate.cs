using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>Decides the next step of a Deployment that stops all old pods before it starts new ones.</summary>
/// <remarks>Source: kubernetes pkg/controller/deployment/recreate.go.</remarks>
internal static class Recreate
{
    /// <summary>The old ReplicaSets that still want pods, each with the size 0.</summary>
    public static ImmutableArray<ReplicaSetScale> StopOld(DeploymentView seen) =>
        [.. seen.ActiveOld.Select(one => new ReplicaSetScale(one, 0))];

    /// <summary>Whether new pods have to wait because old ones run, those that are stopping included.</summary>
    /// <param name="seen">What the pass sees.</param>
    /// <param name="unfinishedPods">How many pods that have not finished a ReplicaSet controls, by its UID.</param>
    public static bool OldPodsRun(DeploymentView seen, Func<string, int> unfinishedPods)
    {
        foreach (var one in seen.Old)
        {
            if (one.Status?.Replicas > 0 || unfinishedPods(one.Metadata.Uid) > 0) return true;
        }
        return false;
    }
}
