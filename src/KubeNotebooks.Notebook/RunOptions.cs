namespace KubeNotebooks.Notebook;

/// <summary>The circumstances under which a cell runs.</summary>
public sealed record RunOptions
{
    /// <summary>The circumstances of a cell that nobody watches or interrupts.</summary>
    public static RunOptions Default { get; } = new();

    /// <summary>The number by which errors call the cell; null: the session counts.</summary>
    public int? CellNumber { get; init; }

    /// <summary>Someone watches, so that what takes long may be shown as it happens; otherwise only its end counts.</summary>
    public bool Watched { get; init; }

    /// <summary>Cancelled when the user interrupts the cell.</summary>
    public CancellationToken Interrupt { get; init; }
}
