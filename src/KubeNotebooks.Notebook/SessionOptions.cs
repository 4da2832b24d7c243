using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Notebook;

/// <summary>How a session behaves.</summary>
public sealed record SessionOptions
{
    /// <summary>The cluster that it starts with.</summary>
    public ClusterOptions Cluster { get; init; } = new();

    /// <summary>The folder that file names in cells start from.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Where the user's progress is kept; null: where the system keeps users' data.</summary>
    public string? DataFolder { get; init; }

    /// <summary>How much virtual time passes after the output of each <c>#!kube</c> command; zero: none.</summary>
    public TimeSpan TimePerCommand { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The host shows text alone, so that no picture need be drawn of what kubectl prints.</summary>
    public bool TextOnly { get; init; }

    /// <summary>Starts what runs the C# in cells, given the names that every cell knows; null: cells hold magics alone.</summary>
    public Func<NotebookGlobals, ICSharpCells>? CSharp { get; init; }
}
