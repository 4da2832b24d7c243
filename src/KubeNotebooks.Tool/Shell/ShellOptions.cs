using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Tool.Shell;

/// <summary>How a shell begins.</summary>
internal sealed record ShellOptions
{
    /// <summary>The cluster that it begins with.</summary>
    public ClusterOptions Cluster { get; init; } = new();

    /// <summary>The file with the commands; null: what is typed or piped in.</summary>
    public string? Script { get; init; }

    /// <summary>Where file names start.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>The first failure ends all.</summary>
    public bool StopsAtFailure { get; init; }
}
