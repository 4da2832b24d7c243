using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Relations;

namespace KubeNotebooks.Display.Tables;

/// <summary>The same rows in other orders: by what a column means, not by its text.</summary>
internal static class RowOrders
{
    private const int Fewest = 3;
    private const int Most = 50;
    private const int MostOrders = 4;

    // The columns that are worth an order, and what comes first in it.
    private static readonly (string Column, string First)[] Columns =
    [
        ("STATUS", "what needs a look first"), ("TYPE", "warnings first"), ("RESTARTS", "most first"), ("DESIRED", "most first"),
        ("AGE", "youngest first"), ("LAST SEEN", "latest first"), ("NODE", "by name"), ("REASON", "by name"), ("OBJECT", "by name"), ("NAME", "by name"),
    ];

    /// <summary>The orders that differ from the one that is shown, each with its column and what comes first in it.</summary>
    /// <param name="table">Has at least one row.</param>
    public static IEnumerable<(string Column, string First, IReadOnlyList<ShownRow> Rows)> Of(ShownTable table)
    {
        if (table.Rows.Count is < Fewest or > Most || table.IsCut) yield break;
        var found = 0;
        foreach (var (column, first) in Columns)
        {
            var index = table.IndexOf(column);
            if (index < 0 || found == MostOrders) continue;
            ShownRow[] sorted = [.. table.Rows.OrderBy(row => KeyOf(row, index, column))];
            if (sorted.SequenceEqual(table.Rows, ReferenceEqualityComparer.Instance)) continue;
            found++;
            yield return (column, first, sorted);
        }
    }

    private static Key KeyOf(ShownRow row, int index, string column)
    {
        var cell = row.Cells[index];
        return column switch
        {
            "STATUS" or "TYPE" => new Key(StatusMark.Of(row.Object, column)?.Rank ?? 0, cell),
            "RESTARTS" or "DESIRED" => new Key(-Number(cell), cell),
            "AGE" => new Key(-(row.Object.Metadata.CreationTimestamp ?? default).Ticks, ""),
            "LAST SEEN" => new Key(-(row.Object is Corev1Event happened ? EventsAbout.LastTime(happened) : default).Ticks, ""),
            _ => new Key(0, cell),
        };
    }

    // The number that a cell begins with: "3 (10s ago)".
    private static long Number(string cell)
    {
        var end = 0;
        while (end < cell.Length && char.IsAsciiDigit(cell[end])) end++;
        return long.TryParse(cell.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private readonly record struct Key(long Rank, string Text) : IComparable<Key>
    {
        public int CompareTo(Key other)
        {
            var byRank = Rank.CompareTo(other.Rank);
            return byRank != 0 ? byRank : string.CompareOrdinal(Text, other.Text);
        }
    }
}
