using k8s.Models;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>Where a pod is on its way through life, as pictures show it: STATUS has many words, these are few.</summary>
public enum PodState
{
    /// <summary>Not on a node yet.</summary>
    Pending,

    /// <summary>On a node; its containers are being made (<c>ContainerCreating</c>, init containers).</summary>
    Starting,

    /// <summary>Its containers run, but it is not ready to serve.</summary>
    NotReady,

    /// <summary>Ready to serve.</summary>
    Ready,

    /// <summary>Something has gone wrong: an image that cannot be pulled, a crash, a phase <c>Failed</c>.</summary>
    Failed,

    /// <summary>All containers ended well and stay ended.</summary>
    Succeeded,

    /// <summary>It was deleted and is on its way out.</summary>
    Terminating,
}

/// <summary>Tells a pod's <see cref="PodState"/>.</summary>
public static class PodStates
{
    /// <summary>The state of a pod.</summary>
    /// <param name="pod">The pod.</param>
    /// <remarks>Simulated: kubectl has no such column. It follows phase, conditions and container states as printPod does.</remarks>
    public static PodState Of(V1Pod pod)
    {
        if (pod.Metadata.DeletionTimestamp is not null) return PodState.Terminating;
        switch (pod.Status?.Phase)
        {
            case "Failed": return PodState.Failed;
            case "Succeeded": return PodState.Succeeded;
        }
        if (string.IsNullOrEmpty(pod.Spec.NodeName)) return PodState.Pending;
        IEnumerable<V1ContainerStatus> all = [.. pod.Status?.InitContainerStatuses ?? [], .. pod.Status?.ContainerStatuses ?? []];
        if (all.Any(HasFailed)) return PodState.Failed;
        if (pod.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true) return PodState.Ready;
        return (pod.Status?.ContainerStatuses ?? []).Any(status => status.State?.Running is not null) ? PodState.NotReady : PodState.Starting;
    }

    private static bool HasFailed(V1ContainerStatus status) => status.State switch
    {
        { Waiting.Reason: { } reason } => reason is not ("" or "ContainerCreating" or "PodInitializing"),
        { Terminated: { } ended } => ended.ExitCode != 0,
        _ => false,
    };
}
