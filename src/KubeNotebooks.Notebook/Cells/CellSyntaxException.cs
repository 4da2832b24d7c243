namespace KubeNotebooks.Notebook.Cells;

/// <summary>A magic in a cell is not written as it must be.</summary>
/// <param name="line">The line in the cell, from 1.</param>
/// <param name="message">What is wrong and what to write instead.</param>
public sealed class CellSyntaxException(int line, string message) : Exception(message)
{
    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong may be that the cell is not typed to its end yet.</summary>
    public bool AtEnd { get; init; }
}
