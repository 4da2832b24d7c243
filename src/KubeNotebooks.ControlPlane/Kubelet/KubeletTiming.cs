using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>How long the steps of a pod's life take.</summary>
/// <remarks>
/// Simulated: fitted to a printed terminal session. With its image present a pod is Ready 3.5 to 4.5 s after it was created (up to a
/// second of it is the wait for the relist that notices the start); containers that heed SIGTERM stop within 3 to 3.6 s.
/// </remarks>
internal static class KubeletTiming
{
    /// <summary>Between two looks at what the container runtime does.</summary>
    public static readonly TimeSpan Relist = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FirstMountWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestMountWait = TimeSpan.FromSeconds(122);

    /// <summary>From the wish to probe a container to its answer.</summary>
    public static readonly TimeSpan ProbeRound = TimeSpan.FromMilliseconds(20);

    /// <summary>Volumes, sandbox and network of a new pod.</summary>
    public static TimeSpan Sandbox(Simulator simulator) => Draw(simulator, 3.10, 3.12);

    /// <summary>Creating a container.</summary>
    public static TimeSpan Create(Simulator simulator) => Draw(simulator, 0.12, 0.13);

    /// <summary>Starting a created container.</summary>
    public static TimeSpan Start(Simulator simulator) => Draw(simulator, 0.23, 0.24);

    /// <summary>Stopping a container that heeds SIGTERM.</summary>
    public static TimeSpan Stop(Simulator simulator) => Draw(simulator, 2.99, 3.59);

    /// <summary>From SIGKILL, or with nothing to stop, to the word that all is stopped.</summary>
    public static TimeSpan NothingToStop(Simulator simulator) => Draw(simulator, 0.02, 0.06);

    /// <summary>From the final status to the removal of the object: relist, volumes, cgroup.</summary>
    public static TimeSpan CleanUp(Simulator simulator) => Draw(simulator, 1.4, 1.98);

    /// <summary>The share of an image's usual pull time that this pull takes.</summary>
    public static double PullShare(Simulator simulator) => simulator.Random("kubelet-pulls").Between(
        TimeSpan.FromSeconds(0.85), TimeSpan.FromSeconds(1.15)).TotalSeconds;

    /// <summary>A pull of what is there already: only the registry is asked.</summary>
    public static TimeSpan RepeatedPull(Simulator simulator) => Draw(simulator, 0.6, 1.1);

    /// <summary>A pull that fails.</summary>
    public static TimeSpan FailedPull(Simulator simulator) => Draw(simulator, 1.2, 2.4);

    /// <summary>From the end of a failed sync to the next one.</summary>
    /// <remarks>Source: kubernetes pkg/kubelet/pod_workers.go, completeSync (backOffPeriod, workerBackOffPeriodJitterFactor).</remarks>
    public static TimeSpan AfterFailedSync(Simulator simulator) => Draw(simulator, 10, 15);

    /// <summary>From one failed try to mount a volume to the next: half a second at first, doubling.</summary>
    /// <param name="last">The wait before this try; zero: it was the first.</param>
    /// <remarks>Source: kubernetes pkg/util/goroutinemap/exponentialbackoff/exponential_backoff.go.</remarks>
    public static TimeSpan NextMount(TimeSpan last) =>
        last == TimeSpan.Zero ? FirstMountWait : last * 2 > LongestMountWait ? LongestMountWait : last * 2;

    /// <summary>Where in the second the relists fall that look at a pod.</summary>
    /// <remarks>Simulated: each pod has a phase of its own; in life those of one node share it, and it drifts.</remarks>
    public static TimeSpan RelistPhase(Simulator simulator) => simulator.Random("kubelet-relist").Between(TimeSpan.Zero, Relist);

    private static TimeSpan Draw(Simulator simulator, double least, double most) =>
        simulator.Random("kubelet-steps").Between(TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most));
}
