using KubeNotebooks.ControlPlane.ContainerImages;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>One run of a container: from its start to its end.</summary>
/// <param name="Attempt">0 for the first, one more for each restart.</param>
/// <param name="Id">The container ID, with the runtime's prefix; empty when it never existed.</param>
/// <param name="Image">The image that it runs; null when it never existed.</param>
/// <param name="Program">What its program does.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="FinishedAt">When it ended; null while it runs.</param>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Reason">In one word: <c>Completed</c>, <c>Error</c> …</param>
/// <param name="Message">More of it; mostly null.</param>
internal sealed record ContainerRun(
    int Attempt,
    string Id,
    ContainerImage? Image,
    ProgramBehaviour Program,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt = null,
    int ExitCode = 0,
    string Reason = "",
    string? Message = null)
{
    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => FinishedAt is null;

    /// <summary>Stands for a container that never ran, once its pod is stopped for good.</summary>
    /// <remarks>Source: kubernetes pkg/kubelet/status/status_manager.go, TerminatePod.</remarks>
    public static ContainerRun NeverStarted(DateTimeOffset now) => new(
        0, "", null, ProgramBehaviour.Runs, now, now, 137, "ContainerStatusUnknown",
        "The container could not be located when the pod was terminated");

    /// <summary>The same run, ended.</summary>
    /// <param name="at">When.</param>
    /// <param name="exitCode">How.</param>
    /// <param name="forMemory">Whether the kernel killed it for the memory that it used.</param>
    public ContainerRun Ended(DateTimeOffset at, int exitCode, bool forMemory = false) =>
        this with { FinishedAt = at, ExitCode = exitCode, Reason = forMemory ? "OOMKilled" : exitCode == 0 ? "Completed" : "Error" };
}
