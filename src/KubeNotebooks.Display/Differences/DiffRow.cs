using System.Collections.Immutable;

namespace KubeNotebooks.Display.Differences;

/// <summary>What a row of a difference shows.</summary>
internal enum DiffRowKind
{
    /// <summary>A line that both texts have.</summary>
    Same,

    /// <summary>A line that only one of them has, or that differs.</summary>
    Changed,

    /// <summary>Some lines that both texts have and that are not shown.</summary>
    Skipped,
}

/// <summary>A row: a line of the old text and the line of the new one beside it.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Old">The old line; null when there is none.</param>
/// <param name="New">The new line; null when there is none.</param>
/// <param name="Skipped">How many lines are not shown.</param>
internal sealed record DiffRow(DiffRowKind Kind, DiffLine? Old, DiffLine? New, int Skipped = 0);

/// <summary>A line.</summary>
/// <param name="Number">Its number in its text, from 1.</param>
/// <param name="Words">Its text in parts; those that changed are marked.</param>
internal sealed record DiffLine(int Number, ImmutableArray<(string Text, bool IsChanged)> Words);
