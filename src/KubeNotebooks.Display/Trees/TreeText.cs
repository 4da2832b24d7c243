using System.Collections.Immutable;
using System.Text;

namespace KubeNotebooks.Display.Trees;

/// <summary>A tree as text: what lines of one kind say stands in columns.</summary>
internal static class TreeText
{
    private const int Gap = 2;

    /// <summary>Writes the lines.</summary>
    public static string Of(ImmutableArray<TreeLine> lines)
    {
        var widths = lines.GroupBy(line => Columns(line.Kind)).ToDictionary(group => group.Key, group => Widths([.. group]));
        var text = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0 && lines[i].Kind == TreeLineKind.Deployment) text.Append('\n');
            Append(text, lines[i], widths[Columns(lines[i].Kind)]);
        }
        return text.ToString();
    }

    // Revisions with and without pods share their columns.
    private static TreeLineKind Columns(TreeLineKind kind) => kind == TreeLineKind.Quiet ? TreeLineKind.Revision : kind;

    private static int[] Widths(ImmutableArray<TreeLine> lines)
    {
        var inColumns = lines.Where(line => line.Cells.Length > 1).ToList();
        var columns = inColumns.Count == 0 ? 0 : inColumns.Max(line => line.Cells.Length);
        return [.. Enumerable.Range(0, columns).Select(column => inColumns.Max(line => column < line.Cells.Length ? line.Cells[column].Length : 0))];
    }

    private static void Append(StringBuilder text, TreeLine line, int[] widths)
    {
        text.Append(line.Guide);
        if (line.Cells.Length == 1)
        {
            text.Append(line.Cells[0]).Append('\n');
            return;
        }
        var start = text.Length;
        var wanted = 0;
        for (var i = 0; i < line.Cells.Length; i++)
        {
            if (widths[i] == 0) continue;
            if (line.Cells[i].Length > 0) text.Append(' ', start + wanted - text.Length).Append(line.Cells[i]);
            wanted += widths[i] + (i == 0 && line.Kind == TreeLineKind.Pod ? 1 : Gap);
        }
        text.Append('\n');
    }
}
