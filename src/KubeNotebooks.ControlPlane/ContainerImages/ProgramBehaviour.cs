using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>A line that a program writes to its log.</summary>
/// <param name="After">How long after the start.</param>
/// <param name="Text">The line, without its end.</param>
public readonly record struct LogLine(TimeSpan After, string Text);

/// <summary>A file that a program makes, for probes that look for it.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="From">When it is there, after the start.</param>
/// <param name="Until">When it is removed; null: never.</param>
public readonly record struct ProgramFile(string Path, TimeSpan From, TimeSpan? Until);

/// <summary>What the program in a container does, as far as a kubelet can tell.</summary>
/// <remarks>Simulated: nothing is executed; a program is its end, its answers and its log.</remarks>
public sealed record ProgramBehaviour
{
    /// <summary>Runs for ever, answers nothing, says nothing, ends at once when asked to.</summary>
    public static ProgramBehaviour Runs { get; } = new();

    /// <summary>How long it runs; null: until it is stopped.</summary>
    public TimeSpan? ExitsAfter { get; init; }

    /// <summary>The exit code when it ends by itself.</summary>
    public int ExitCode { get; init; }

    /// <summary>Whether it ends when it is sent SIGTERM; otherwise only SIGKILL ends it, with exit code 137.</summary>
    public bool EndsOnSigterm { get; init; } = true;

    /// <summary>The exit code after SIGTERM.</summary>
    public int SigtermExitCode { get; init; }

    /// <summary>The TCP ports that it listens on.</summary>
    public ImmutableArray<int> Ports { get; init; } = [];

    /// <summary>Whether it speaks HTTP on its ports.</summary>
    public bool SpeaksHttp { get; init; }

    /// <summary>The paths that it serves; empty: every path.</summary>
    public ImmutableArray<string> HttpPaths { get; init; } = [];

    /// <summary>Whether it ever gets ready: if not, it answers HTTP with 503 and commands fail.</summary>
    public bool BecomesReady { get; init; } = true;

    /// <summary>How long after its start it begins to listen.</summary>
    public TimeSpan ListensAfter { get; init; }

    /// <summary>How long after its start it answers well; before that as one that is not ready.</summary>
    public TimeSpan ReadyAfter { get; init; }

    /// <summary>The paths that it answers with 500.</summary>
    public ImmutableArray<string> FailingPaths { get; init; } = [];

    /// <summary>How much memory it comes to use; null: little.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>How long after its start it uses that much.</summary>
    public TimeSpan MemoryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether it ends because the kernel kills it for the memory that it uses.</summary>
    public bool IsKilledForMemory { get; init; }

    /// <summary>Files that it makes.</summary>
    public ImmutableArray<ProgramFile> Files { get; init; } = [];

    /// <summary>What it writes, by time.</summary>
    public ImmutableArray<LogLine> Log { get; init; } = [];

    /// <summary>Why the runtime cannot start it at all; null: it can.</summary>
    public string? StartError { get; init; }
}
