using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace KubeNotebooks.Display.Differences;

/// <summary>Two texts side by side: the lines that changed with their neighbours, and in them the words that changed.</summary>
internal static class DiffRows
{
    private const int Context = 3;
    private const double AlikeFrom = 0.35;

    /// <summary>The rows; none when the texts are equal.</summary>
    public static ImmutableArray<DiffRow> Of(string old, string @new)
    {
        if (old == @new) return [];
        var model = SideBySideDiffBuilder.Diff(Differ.Instance, WithoutLastFeed(old), WithoutLastFeed(@new),
            ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance, WordChunker.Instance);
        var all = new List<DiffRow>();
        for (var i = 0; i < model.OldText.Lines.Count; i++) all.Add(RowOf(model.OldText.Lines[i], model.NewText.Lines[i]));
        return [.. WithNeighbours(all)];
    }

    private static string WithoutLastFeed(string text) => text.EndsWith('\n') ? text[..^1] : text;

    private static DiffRow RowOf(DiffPiece old, DiffPiece @new)
    {
        var kind = old.Type == ChangeType.Unchanged ? DiffRowKind.Same : DiffRowKind.Changed;
        var alike = kind == DiffRowKind.Changed && Alikeness(old) >= AlikeFrom && Alikeness(@new) >= AlikeFrom;
        return new DiffRow(kind, LineOf(old, alike), LineOf(@new, alike));
    }

    private static DiffLine? LineOf(DiffPiece line, bool byWord)
    {
        if (line.Position is not { } number) return null;
        return new DiffLine(number, byWord && line.SubPieces.Count > 0
            ? [.. line.SubPieces.Where(piece => piece.Text is not null).Select(piece => (piece.Text, piece.Type != ChangeType.Unchanged))]
            : [(line.Text ?? "", false)]);
    }

    // Which part of a line stayed: of a line that has become another one altogether no words are marked.
    private static double Alikeness(DiffPiece line)
    {
        var (same, all) = (0, 0);
        foreach (var piece in line.SubPieces)
        {
            var length = piece.Text?.Trim().Length ?? 0;
            all += length;
            if (piece.Type == ChangeType.Unchanged) same += length;
        }
        return all == 0 ? 0 : (double)same / all;
    }

    private static IEnumerable<DiffRow> WithNeighbours(List<DiffRow> all)
    {
        var shown = new bool[all.Count];
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Kind != DiffRowKind.Changed) continue;
            for (var near = Math.Max(0, i - Context); near <= Math.Min(all.Count - 1, i + Context); near++) shown[near] = true;
        }
        for (var i = 0; i < all.Count; i++)
        {
            if (shown[i])
            {
                yield return all[i];
                continue;
            }
            var start = i;
            while (i + 1 < all.Count && !shown[i + 1]) i++;
            yield return i == start ? all[i] : new DiffRow(DiffRowKind.Skipped, null, null, i - start + 1);
        }
    }
}
