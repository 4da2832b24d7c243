using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Keeps the stored statuses of pods what they should be, and removes pods that have ended.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/status/status_manager.go.</remarks>
internal sealed class StatusManager(KubeletServices services)
{
    private readonly PodStatusWriter _writer = new(services.Version);

    /// <summary>Looks at a pod; if its status is now another one, that is written soon.</summary>
    public void Refresh(PodWorker worker)
    {
        var view = PodViewer.See(worker, services.Version);
        if (worker.View is { } last && last.Same(view)) return;
        worker.View = view;
        worker.Status = _writer.Write(worker, view, services.NodeOf(worker), services.Now);
        if (worker.StatusUnderWay) return;
        worker.StatusUnderWay = true;
        Send(worker, new WriteStatus(worker.Pod.Metadata.Uid));
    }

    /// <summary>Writes a pod's status as it is, in case somebody else has changed it.</summary>
    public void SendAgain(PodWorker worker)
    {
        if (worker.Status is null || worker.StatusUnderWay) return;
        worker.StatusUnderWay = true;
        Send(worker, new WriteStatus(worker.Pod.Metadata.Uid));
    }

    /// <summary>Sends a request about a pod to the API server; a node's requests go one after the other.</summary>
    public void Send(PodWorker worker, PodMessage request)
    {
        var node = services.NodeOf(worker);
        var now = services.Now;
        var start = node.StatusFreeAt > now ? node.StatusFreeAt : now;
        node.StatusFreeAt = start + node.StatusLimit.Reserve(now) + ApiLatency.Next(services.Simulator, KubeletServices.Component);
        services.Schedule(node.StatusFreeAt - now, request);
    }

    /// <summary>The status has reached the API server.</summary>
    public void Write(PodWorker worker)
    {
        worker.StatusUnderWay = false;
        if (Stored(worker) is not { } pod) return;
        var status = worker.Status!;
        var merged = (pod.Status ?? new V1PodStatus()) with
        {
            Phase = status.Phase,
            Conditions = WithForeign(pod.Status?.Conditions, status.Conditions),
            HostIP = status.HostIP,
            HostIPs = status.HostIPs,
            PodIP = status.PodIP,
            PodIPs = status.PodIPs,
            StartTime = status.StartTime,
            InitContainerStatuses = status.InitContainerStatuses,
            ContainerStatuses = status.ContainerStatuses,
        };
        services.Api.UpdateStatus(pod with { Status = merged }, KubeletServices.Component);
    }

    /// <summary>The DELETE has reached the API server: the pod goes for good.</summary>
    public void Delete(PodWorker worker)
    {
        if (Stored(worker) is not { } pod) return;
        services.Api.Delete<V1Pod>(
            pod.Metadata.NamespaceProperty,
            pod.Metadata.Name,
            new DeleteRequest(GracePeriodSeconds: 0, Uid: pod.Metadata.Uid),
            KubeletServices.Component);
    }

    private V1Pod? Stored(PodWorker worker)
    {
        var metadata = worker.Pod.Metadata;
        var pod = services.Api.TryGet<V1Pod>(metadata.NamespaceProperty, metadata.Name);
        return pod is not null && pod.Metadata.Uid == metadata.Uid ? pod : null;
    }

    private static IList<V1PodCondition> WithForeign(IList<V1PodCondition>? stored, IList<V1PodCondition> own)
    {
        List<V1PodCondition>? merged = null;
        for (var i = 0; i < (stored?.Count ?? 0); i++)
        {
            if (!PodConditionWriter.Owns(stored![i].Type)) (merged ??= []).Add(stored[i]);
        }
        if (merged is null) return own;
        merged.AddRange(own);
        return merged;
    }
}
