using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook;

/// <summary>How a cell ended.</summary>
/// <param name="Error">Null when all went well; a failing <c>#!kube</c> command alone is no error.</param>
public sealed record CellResult(ErrorOutput? Error)
{
    /// <summary>All went well.</summary>
    public static CellResult Ok { get; } = new((ErrorOutput?)null);

    /// <summary>Whether all went well.</summary>
    public bool Succeeded => Error is null;
}
