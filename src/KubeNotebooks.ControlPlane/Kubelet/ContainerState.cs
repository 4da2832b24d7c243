namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Why a container waits.</summary>
/// <param name="Reason">Such as <c>ImagePullBackOff</c>.</param>
/// <param name="Message">More of it; may be null.</param>
internal sealed record WaitingReason(string Reason, string? Message = null);

/// <summary>What the kubelet remembers of one container of a pod.</summary>
internal sealed class ContainerState
{
    /// <summary>The newest run, as it is in the runtime; null: never started.</summary>
    public ContainerRun? Run { get; set; }

    /// <summary>The run before it.</summary>
    public ContainerRun? Before { get; set; }

    /// <summary>The newest run, as the last relist saw it.</summary>
    public ContainerRun? Seen { get; set; }

    /// <summary>The run before the newest that a relist saw.</summary>
    public ContainerRun? SeenBefore { get; set; }

    /// <summary>Why the last sync did not start it.</summary>
    public WaitingReason? Waiting { get; set; }

    /// <summary>The wait before the next restart.</summary>
    public RestartBackoff? CrashBackoff { get; set; }

    /// <summary>The wait before the next pull.</summary>
    public RestartBackoff? PullBackoff { get; set; }

    /// <summary>What the last failed pull said.</summary>
    public string? PullError { get; set; }

    /// <summary>The readiness, liveness and startup probe.</summary>
    public ProbeState[] Probes { get; set; } = [];

    /// <summary>Which run the probes are for; -1: none yet.</summary>
    public int ProbedAttempt { get; set; } = -1;

    /// <summary>A copy that shares only values.</summary>
    public ContainerState Fork()
    {
        var copy = (ContainerState)MemberwiseClone();
        copy.Probes = [.. Probes];
        return copy;
    }

    /// <summary>Takes the newest run into what is seen.</summary>
    /// <returns>Whether there was news.</returns>
    public bool Relist()
    {
        if (ReferenceEquals(Seen, Run)) return false;
        (Seen, SeenBefore) = (Run, Before);
        return true;
    }
}
