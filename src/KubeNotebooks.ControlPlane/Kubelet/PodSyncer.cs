namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Decides when a pod is synced: one sync first writes down what was, then brings up what is missing.</summary>
/// <remarks>
/// Source: kubernetes pkg/kubelet/pod_workers.go, podWorkerLoop and completeSync; pleg/generic.go, Relist; kubelet.go, SyncPod.
/// Simulated: the timer of a pod that lacks nothing is left out, since such a sync changes nothing.
/// </remarks>
internal sealed class PodSyncer(KubeletServices services, StatusManager statuses, RuntimeManager runtime, ProbeManager probes)
{
    /// <summary>Asks for a sync: at once, or after the one under way, or with the next relist.</summary>
    public void Request(PodWorker worker)
    {
        if (worker.Terminating || worker.WaitsForRelist) return;
        if (worker.Busy)
        {
            worker.SyncPending = true;
        }
        else if (worker.StartTime is null || LastRelist(worker) > worker.LastSync)
        {
            Start(worker);
        }
        else
        {
            worker.WaitsForRelist = true;
            ScheduleRelist(worker);
        }
    }

    /// <summary>Goes on with a sync after one of its steps.</summary>
    public void Continue(PodWorker worker, SyncProgress progress)
    {
        if (progress == SyncProgress.Done) End(worker);
    }

    /// <summary>Something changed in the container runtime: the next relist will see it.</summary>
    public void ScheduleRelist(PodWorker worker)
    {
        if (worker.RelistScheduled) return;
        worker.RelistScheduled = true;
        services.Schedule(LastRelist(worker) + KubeletTiming.Relist - services.Now, new RelistPod(worker.Pod.Metadata.Uid));
    }

    /// <summary>A relist looks at the pod: each piece of news asks for a sync.</summary>
    public void Relist(PodWorker worker)
    {
        worker.RelistScheduled = false;
        if (worker.Terminating) return;
        var news = worker.SandboxSeen != worker.SandboxReady ? 1 : 0;
        worker.SandboxSeen = worker.SandboxReady;
        foreach (var container in worker.Containers)
        {
            if (container.Relist()) news++;
        }
        if (worker.WaitsForRelist)
        {
            worker.SyncPending = news > 0;
            Start(worker);
        }
        else if (news > 0 && worker.Busy)
        {
            worker.SyncPending = true;
        }
        else if (news > 0)
        {
            worker.SyncPending = news > 1;
            Start(worker);
        }
    }

    private void Start(PodWorker worker)
    {
        worker.WaitsForRelist = false;
        if (worker.Terminated) return;
        worker.Busy = true;
        worker.SyncFailed = false;
        worker.StartTime ??= services.Now;
        probes.Follow(worker);
        statuses.Refresh(worker);
        if (worker.View!.Phase is "Succeeded" or "Failed") Finish(worker);
        else Continue(worker, runtime.Begin(worker));
    }

    private void End(PodWorker worker)
    {
        worker.Busy = false;
        worker.LastSync = services.Now;
        if (worker.SyncFailed)
            services.Schedule(KubeletTiming.AfterFailedSync(services.Simulator), new SyncTimer(worker.Pod.Metadata.Uid, services.Now));
        if (!worker.SyncPending) return;
        worker.SyncPending = false;
        Request(worker);
    }

    // A pod that has ended keeps its object; its sandbox and address go.
    private void Finish(PodWorker worker)
    {
        worker.Busy = false;
        worker.Terminated = true;
        worker.SandboxReady = worker.SandboxSeen = false;
        services.NodeOf(worker).ReturnAddress(worker.AddressNumber);
        worker.AddressNumber = 0;
        statuses.Refresh(worker);
    }

    private DateTimeOffset LastRelist(PodWorker worker)
    {
        var second = KubeletTiming.Relist.Ticks;
        var sincePhase = services.Now.UtcTicks - worker.RelistPhase.Ticks;
        return new DateTimeOffset((sincePhase / second * second) + worker.RelistPhase.Ticks, TimeSpan.Zero);
    }
}
