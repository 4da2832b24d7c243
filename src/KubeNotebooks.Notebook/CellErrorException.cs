using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook;

/// <summary>A cell failed, and how to say so is known already.</summary>
/// <param name="error">What is shown.</param>
public sealed class CellErrorException(ErrorOutput error) : Exception(error.Message)
{
    /// <summary>What is shown.</summary>
    public ErrorOutput Error { get; } = error;
}
