using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ContainerImages;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Writes the statuses of containers.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/kubelet_pods.go, convertToAPIContainerStatuses.</remarks>
/// <param name="version">The release whose fields there are.</param>
internal sealed class ContainerStatusWriter(KubernetesVersion version)
{
    private static readonly V1ContainerState None = new();

    /// <summary>Writes the statuses of some containers of a pod.</summary>
    /// <param name="worker">The pod.</param>
    /// <param name="views">What its containers look like.</param>
    /// <param name="from">The first one's index.</param>
    /// <param name="to">One more than the last one's index.</param>
    /// <param name="last">Their statuses before, in any order; may be null.</param>
    public List<V1ContainerStatus> Write(PodWorker worker, ContainerView[] views, int from, int to, IList<V1ContainerStatus>? last)
    {
        var statuses = new List<V1ContainerStatus>(to - from);
        for (var i = from; i < to; i++) statuses.Add(Write(worker.Spec(i), views[i], last));
        return statuses;
    }

    private V1ContainerStatus Write(V1Container spec, ContainerView view, IList<V1ContainerStatus>? last) => new()
    {
        Name = spec.Name,
        State = State(view),
        LastState = view.LastEnded is { } ended ? Terminated(ended) : None,
        Ready = view.Ready,
        Started = view.Started,
        RestartCount = view.Run?.Attempt ?? 0,
        Image = view.Run?.Image is { } image ? ImageName(image) : spec.Image,
        ImageID = view.Run?.Image is { } its ? ImageId(its) : "",
        ContainerID = view.Run is { Id.Length: > 0 } run ? run.Id : null,
        VolumeMounts = version.AtLeast(31) ? Find(last, spec.Name)?.VolumeMounts ?? Mounts(spec) : null,
    };

    private static V1ContainerState State(ContainerView view)
    {
        if (view.Waiting is { } waiting)
            return new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = waiting.Reason, Message = waiting.Message } };
        return view.Run!.IsRunning
            ? new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = Timestamps.Seconds(view.Run.StartedAt) } }
            : Terminated(view.Run);
    }

    private static V1ContainerState Terminated(ContainerRun run) => new()
    {
        Terminated = new V1ContainerStateTerminated
        {
            ContainerID = run.Id.Length == 0 ? null : run.Id,
            ExitCode = run.ExitCode,
            Reason = run.Reason,
            Message = run.Message,
            StartedAt = run.Id.Length == 0 ? null : Timestamps.Seconds(run.StartedAt),
            FinishedAt = run.Id.Length == 0 ? null : Timestamps.Seconds(run.FinishedAt!.Value),
        },
    };

    private string ImageName(ContainerImage image) => version.AtLeast(24) ? image.Reference.Canonical : image.Reference.Familiar;

    private string ImageId(ContainerImage image) => version.AtLeast(24) ? image.ContainerdId : image.DockerId;

    private static V1ContainerStatus? Find(IList<V1ContainerStatus>? statuses, string name)
    {
        if (statuses is null) return null;
        for (var i = 0; i < statuses.Count; i++)
        {
            if (statuses[i].Name == name) return statuses[i];
        }
        return null;
    }

    private static List<V1VolumeMountStatus>? Mounts(V1Container spec)
    {
        if (spec.VolumeMounts is not { Count: > 0 } mounts) return null;
        var statuses = new List<V1VolumeMountStatus>(mounts.Count);
        foreach (var mount in mounts)
        {
            statuses.Add(new V1VolumeMountStatus
            {
                MountPath = mount.MountPath,
                Name = mount.Name,
                ReadOnlyProperty = mount.ReadOnlyProperty == true ? true : null,
                RecursiveReadOnly = mount.ReadOnlyProperty == true ? "Disabled" : null,
            });
        }
        return statuses;
    }
}
