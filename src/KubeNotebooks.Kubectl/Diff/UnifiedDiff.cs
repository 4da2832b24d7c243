using System.Globalization;
using System.Text;

namespace KubeNotebooks.Kubectl.Diff;

/// <summary>What <c>diff -u</c> prints for two files, to the byte.</summary>
/// <remarks>Source: GNU diffutils src/analyze.c, context.c.</remarks>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Compares two files.</summary>
    /// <param name="left">The old one.</param>
    /// <param name="right">The new one.</param>
    /// <returns>The header and the hunks; empty when the files are equal.</returns>
    public static string Compare(DiffFile left, DiffFile right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Text == right.Text) return "";
        var lines = new DiffLines(left.Text, right.Text);
        var text = new StringBuilder();
        text.Append("--- ").Append(Header(left)).Append("+++ ").Append(Header(right));
        var changes = Changes(lines);
        for (var first = 0; first < changes.Count;)
        {
            var last = first;
            while (last + 1 < changes.Count && changes[last + 1].Left - changes[last].LeftEnd <= 2 * Context) last++;
            AppendHunk(text, lines, changes.GetRange(first, last - first + 1));
            first = last + 1;
        }
        return text.ToString();
    }

    private static string Header(DiffFile file)
    {
        var zone = file.Modified.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
        return file.Name + file.Modified.ToString("'\t'yyyy-MM-dd HH:mm:ss.fffffff'00 '", CultureInfo.InvariantCulture) + zone + "\n";
    }

    private static List<Change> Changes(DiffLines lines)
    {
        var (left, right) = (lines.LeftClasses, lines.RightClasses);
        // What is equal at both ends takes no part, but for as many lines as the context shows.
        var shorter = Math.Min(left.Length, right.Length);
        var prefix = 0;
        while (prefix < shorter && left[prefix] == right[prefix]) prefix++;
        var suffix = 0;
        while (suffix < shorter - prefix && left[^(suffix + 1)] == right[^(suffix + 1)]) suffix++;
        (prefix, suffix) = (Math.Max(0, prefix - Context), Math.Max(0, suffix - Context));
        var (leftPart, rightPart) = (left[prefix..^suffix], right[prefix..^suffix]);

        var (removed, added) = Search(leftPart, rightPart, lines.ClassCount);
        ChangeShifter.Shift(leftPart, removed, added);
        ChangeShifter.Shift(rightPart, added, removed);
        var changes = new List<Change>();
        for (var (i, j) = (0, 0); i < removed.Length || j < added.Length;)
        {
            var (leftStart, rightStart) = (i, j);
            while (i < removed.Length && removed[i]) i++;
            while (j < added.Length && added[j]) j++;
            if (i > leftStart || j > rightStart) changes.Add(new Change(prefix + leftStart, prefix + i, prefix + rightStart, prefix + j));
            else (i, j) = (i + 1, j + 1);
        }
        return changes;
    }

    private static (bool[] Removed, bool[] Added) Search(int[] left, int[] right, int classCount)
    {
        var removed = ConfusingLines.Find(left, Counts(right, classCount));
        var added = ConfusingLines.Find(right, Counts(left, classCount));
        var (leftRest, rightRest) = (Rest(removed), Rest(added));
        var (leftMarks, rightMarks) = ShortestEdit.Between(Pick(left, leftRest), Pick(right, rightRest));
        Mark(removed, leftRest, leftMarks);
        Mark(added, rightRest, rightMarks);
        return (removed, added);
    }

    private static int[] Counts(int[] classes, int classCount)
    {
        var counts = new int[classCount];
        foreach (var one in classes) counts[one]++;
        return counts;
    }

    private static int[] Rest(bool[] leftOut) => [.. Enumerable.Range(0, leftOut.Length).Where(at => !leftOut[at])];

    private static int[] Pick(int[] classes, int[] places) => [.. places.Select(place => classes[place])];

    private static void Mark(bool[] all, int[] places, bool[] changed)
    {
        for (var i = 0; i < places.Length; i++) all[places[i]] |= changed[i];
    }

    private static void AppendHunk(StringBuilder text, DiffLines lines, List<Change> changes)
    {
        var before = Math.Min(Context, changes[0].Left);
        var after = Math.Min(Context, lines.Left.Length - changes[^1].LeftEnd);
        var (left, leftEnd) = (changes[0].Left - before, changes[^1].LeftEnd + after);
        var (right, rightEnd) = (changes[0].Right - before, changes[^1].RightEnd + after);
        text.Append("@@ -").Append(Range(left, leftEnd)).Append(" +").Append(Range(right, rightEnd)).Append(" @@\n");
        var at = left;
        foreach (var change in changes)
        {
            AppendLines(text, ' ', lines.Left[at..change.Left]);
            AppendLines(text, '-', lines.Left[change.Left..change.LeftEnd]);
            AppendLines(text, '+', lines.Right[change.Right..change.RightEnd]);
            at = change.LeftEnd;
        }
        AppendLines(text, ' ', lines.Left[at..leftEnd]);
    }

    private static string Range(int start, int end) => (end - start) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{start},0"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{start + 1}"),
        var count => string.Create(CultureInfo.InvariantCulture, $"{start + 1},{count}"),
    };

    private static void AppendLines(StringBuilder text, char mark, ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append(mark).Append(line);
            if (!line.EndsWith('\n')) text.Append("\n\\ No newline at end of file\n");
        }
    }

    // Lines [Left, LeftEnd) of the first text become lines [Right, RightEnd) of the second.
    private readonly record struct Change(int Left, int LeftEnd, int Right, int RightEnd);
}
