namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Ends a pod that is being deleted: stop, final status, clean-up, removal of the object.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/kubelet.go, SyncTerminatingPod and SyncTerminatedPod.</remarks>
internal sealed class PodTerminator(KubeletServices services, StatusManager statuses)
{
    private const int KilledExitCode = 137;

    /// <summary>Begins to stop a pod's containers, all at once.</summary>
    /// <param name="worker">The pod.</param>
    /// <param name="graceSeconds">How long they may take.</param>
    public void Begin(PodWorker worker, long graceSeconds)
    {
        if (worker.Terminated)
        {
            CleanUpLater(worker);
            return;
        }
        worker.Terminating = true;
        worker.Epoch++;
        worker.Busy = true;
        worker.SyncPending = worker.WaitsForRelist = false;
        worker.ToStart.Clear();
        worker.ToKill.Clear();
        worker.StartTime ??= services.Now;
        statuses.Refresh(worker);
        services.Schedule(StopContainers(worker, graceSeconds), new ContainersStopped(worker.Pod.Metadata.Uid, worker.Epoch));
    }

    /// <summary>The grace was shortened.</summary>
    public void Shorten(PodWorker worker, long graceSeconds)
    {
        if (worker.Terminated || !worker.Terminating) return;
        worker.Epoch++;
        var rest = TimeSpan.FromSeconds(Math.Max(graceSeconds, 0)) + KubeletTiming.NothingToStop(services.Simulator);
        services.Schedule(rest, new ContainersStopped(worker.Pod.Metadata.Uid, worker.Epoch));
    }

    /// <summary>All is stopped: the final status, then the clean-up.</summary>
    public void ContainersAreStopped(PodWorker worker)
    {
        foreach (var container in worker.Containers)
        {
            if (container.Run is { IsRunning: true } run)
                container.Run = run.Ended(services.Now, run.Program.EndsOnSigterm ? run.Program.SigtermExitCode : KilledExitCode);
            container.Relist();
        }
        worker.SandboxReady = worker.SandboxSeen = false;
        worker.Terminated = true;
        statuses.Refresh(worker);
        CleanUpLater(worker);
    }

    /// <summary>All is cleaned up: the object goes.</summary>
    public void IsCleanedUp(PodWorker worker)
    {
        if (services.Version.AtLeast(27))
        {
            foreach (var container in worker.Containers) MarkNeverStarted(container);
            statuses.Refresh(worker);
        }
        statuses.Send(worker, new DeletePod(worker.Pod.Metadata.Uid));
    }

    /// <summary>The object is gone: whatever still runs is stopped, and all is forgotten.</summary>
    public void Forget(PodWorker worker)
    {
        if (!worker.Terminating && !worker.Terminated) StopContainers(worker, graceSeconds: 0);
        if (worker.AddressNumber > 0) services.NodeOf(worker).ReturnAddress(worker.AddressNumber);
        services.State.Pods.Remove(worker.Pod.Metadata.Uid);
    }

    // The time until the last one has stopped.
    private TimeSpan StopContainers(PodWorker worker, long graceSeconds)
    {
        var longest = KubeletTiming.NothingToStop(services.Simulator);
        for (var i = 0; i < worker.Containers.Length; i++)
        {
            if (worker.Containers[i].Run is not { IsRunning: true } run) continue;
            services.Record(worker, i, "Normal", "Killing", $"Stopping container {worker.Spec(i).Name}");
            var (time, exitCode) = ContainerStop.Plan(worker.Spec(i), services.Faults.WhenStopped(worker, run), graceSeconds, services.Simulator);
            worker.Containers[i].Run = run with { Program = run.Program with { EndsOnSigterm = exitCode != KilledExitCode } };
            if (time > longest) longest = time;
        }
        return longest;
    }

    private void MarkNeverStarted(ContainerState container)
    {
        if (container.Run is not null) return;
        container.Run = ContainerRun.NeverStarted(services.Now);
        container.Relist();
    }

    private void CleanUpLater(PodWorker worker) =>
        services.Schedule(KubeletTiming.CleanUp(services.Simulator), new PodCleanedUp(worker.Pod.Metadata.Uid));
}
