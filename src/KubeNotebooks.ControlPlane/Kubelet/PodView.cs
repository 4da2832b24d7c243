namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>What a container's status is made of.</summary>
/// <param name="Run">The newest run seen.</param>
/// <param name="Before">The run before it.</param>
/// <param name="Waiting">Why it waits; null while a run is the state.</param>
/// <param name="Ready">It may get traffic.</param>
/// <param name="Started">It has come up.</param>
internal readonly record struct ContainerView(ContainerRun? Run, ContainerRun? Before, WaitingReason? Waiting, bool Ready, bool Started)
{
    /// <summary>Whether its state is running.</summary>
    public bool IsRunning => Waiting is null && Run is { IsRunning: true };

    /// <summary>Whether its state is terminated.</summary>
    public bool IsTerminated => Waiting is null && Run is { IsRunning: false };

    /// <summary>The newest run that has ended, when the state is not that end itself.</summary>
    public ContainerRun? LastEnded => Waiting is not null && Run is { IsRunning: false } ? Run : Before;
}

/// <summary>What a pod's status is made of: two equal views give the same status.</summary>
/// <param name="Phase">The pod's phase.</param>
/// <param name="PodIP">Its address; null: none seen yet.</param>
/// <param name="SandboxReady">Its sandbox was seen.</param>
/// <param name="Containers">Init containers, then main containers, in the order of the spec.</param>
internal sealed record PodView(string Phase, string? PodIP, bool SandboxReady, ContainerView[] Containers)
{
    /// <summary>Whether both give the same status.</summary>
    public bool Same(PodView other) =>
        Phase == other.Phase && PodIP == other.PodIP && SandboxReady == other.SandboxReady
        && Containers.AsSpan().SequenceEqual(other.Containers);
}
