using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Writes down what a pod looks like in the API's form.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/kubelet_pods.go, generateAPIPodStatus; status/status_manager.go, updateStatusInternal.</remarks>
/// <param name="version">The release whose fields there are.</param>
internal sealed class PodStatusWriter(KubernetesVersion version)
{
    private readonly ContainerStatusWriter _containers = new(version);
    private readonly PodConditionWriter _conditions = new(version);

    /// <summary>The status for a view; the transition times of the last one are kept where nothing flipped.</summary>
    /// <param name="worker">The pod; its <see cref="PodWorker.Status"/> is the last status, if any.</param>
    /// <param name="view">What it looks like.</param>
    /// <param name="node">Where it runs.</param>
    /// <param name="now">The virtual time.</param>
    public V1PodStatus Write(PodWorker worker, PodView view, NodeRuntime node, DateTimeOffset now)
    {
        var last = worker.Status;
        return new V1PodStatus
        {
            Phase = view.Phase,
            Conditions = _conditions.Write(worker, view, Timestamps.Seconds(now)),
            HostIP = node.HostIP,
            HostIPs = version.AtLeast(28) ? node.HostIPs : null,
            PodIP = view.PodIP,
            PodIPs = view.PodIP is null ? null : last?.PodIP == view.PodIP ? last.PodIPs : [new V1PodIP { Ip = view.PodIP }],
            StartTime = Timestamps.Seconds(worker.StartTime!.Value),
            InitContainerStatuses = worker.InitCount == 0 ? null
                : _containers.Write(worker, view.Containers, 0, worker.InitCount, last?.InitContainerStatuses),
            ContainerStatuses = ByName(_containers.Write(
                worker, view.Containers, worker.InitCount, view.Containers.Length, last?.ContainerStatuses)),
        };
    }

    private static List<V1ContainerStatus> ByName(List<V1ContainerStatus> statuses)
    {
        if (statuses.Count > 1) statuses.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return statuses;
    }
}
