using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.Display.Trees;

/// <summary>What a line of a tree shows.</summary>
internal enum TreeLineKind
{
    /// <summary>A Deployment.</summary>
    Deployment,

    /// <summary>A revision with pods.</summary>
    Revision,

    /// <summary>A revision without pods, or a remark.</summary>
    Quiet,

    /// <summary>A pod, or several that are alike.</summary>
    Pod,
}

/// <summary>A line of a tree, before it becomes text or HTML.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Guide">The lines that lead to it, such as <c>│  ├─ </c>.</param>
/// <param name="Cells">Its words, column by column.</param>
internal sealed record TreeLine(TreeLineKind Kind, string Guide, ImmutableArray<string> Cells)
{
    /// <summary>The place of the revision that it belongs to, which decides its hue; null: none.</summary>
    public int? Place { get; init; }

    /// <summary>Of a pod: its state.</summary>
    public PodState State { get; init; }

    /// <summary>What is told when pointed at.</summary>
    public string? Title { get; init; }
}
