using KubeNotebooks.Notebook.Live;

namespace KubeNotebooks.Notebook;

/// <summary>The circumstances under which a cell runs.</summary>
public sealed record RunOptions
{
    /// <summary>The circumstances of a cell that nobody watches or interrupts.</summary>
    public static RunOptions Default { get; } = new();

    /// <summary>The number by which errors call the cell; null: the session counts.</summary>
    public int? CellNumber { get; init; }

    /// <summary>
    /// Someone watches, so that what takes virtual time is shown as it happens, at a pace that a person can follow; null: nobody does,
    /// only the end counts, and nothing waits.
    /// </summary>
    public Pace? Pace { get; init; }

    /// <summary>Told the cluster's time now and then while a command lets it pass.</summary>
    public Action<DateTimeOffset>? OnTimePassed { get; init; }

    /// <summary>Cancelled when the user interrupts the cell.</summary>
    public CancellationToken Interrupt { get; init; }
}
