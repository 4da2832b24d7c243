namespace KubeNotebooks.Kubectl.Diff;

/// <summary>Finds lines that are best left out of the search: those that the other text lacks, and common ones among them.</summary>
/// <remarks>Source: GNU diffutils src/analyze.c, discard_confusing_lines.</remarks>
internal static class ConfusingLines
{
    private const byte Kept = 0;
    private const byte Discarded = 1;
    private const byte Provisional = 2;

    /// <summary>Which lines to leave out.</summary>
    /// <param name="classes">The lines.</param>
    /// <param name="otherCounts">How often the other text has a line of each class.</param>
    public static bool[] Find(int[] classes, int[] otherCounts)
    {
        var many = 5;
        for (var size = classes.Length / 64 >> 2; size > 0; size >>= 2) many *= 2;
        var marks = new byte[classes.Length];
        for (var i = 0; i < marks.Length; i++)
        {
            var count = otherCounts[classes[i]];
            marks[i] = count == 0 ? Discarded : count > many ? Provisional : Kept;
        }
        for (var i = 0; i < marks.Length; i++)
        {
            if (marks[i] == Provisional) marks[i] = Kept;
            else if (marks[i] == Discarded) i += Settle(marks, i);
        }
        return [.. marks.Select(mark => mark != Kept)];
    }

    // Decides about the provisional lines of a run that begins with a discarded one; returns how many lines of it to skip.
    private static int Settle(byte[] marks, int start)
    {
        var end = start;
        while (end < marks.Length && marks[end] != Kept) end++;
        while (end > start && marks[end - 1] == Provisional) marks[--end] = Kept;
        var run = marks.AsSpan(start..end);
        if (run.Count(Provisional) * 4 > run.Length)
        {
            run.Replace(Provisional, Kept);
            return 0;
        }
        KeepLongSubruns(run);
        KeepNearStart(run);
        run.Reverse();
        KeepNearStart(run);
        run.Reverse();
        return run.Length - 1;
    }

    private static void KeepLongSubruns(Span<byte> run)
    {
        var minimum = 1;
        for (var size = run.Length >> 2 >> 2; size > 0; size >>= 2) minimum <<= 1;
        minimum++;
        for (var i = 0; i < run.Length; i++)
        {
            if (run[i] != Provisional) continue;
            var length = 1;
            while (i + length < run.Length && run[i + length] == Provisional) length++;
            if (length >= minimum) run.Slice(i, length).Fill(Kept);
            i += length - 1;
        }
    }

    // Until three discarded lines in a row, or the first one at least eight lines in.
    private static void KeepNearStart(Span<byte> run)
    {
        var inARow = 0;
        for (var i = 0; i < run.Length && inARow < 3; i++)
        {
            if (i >= 8 && run[i] == Discarded) return;
            inARow = run[i] == Discarded ? inARow + 1 : 0;
            if (run[i] == Provisional) run[i] = Kept;
        }
    }
}
