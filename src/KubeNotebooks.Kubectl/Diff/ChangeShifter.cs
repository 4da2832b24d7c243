namespace KubeNotebooks.Kubectl.Diff;

/// <summary>Moves runs of changed lines: down as far as they go, joining others, or back to where the other text changes too.</summary>
/// <remarks>Source: GNU diffutils src/analyze.c, shift_boundaries.</remarks>
internal static class ChangeShifter
{
    /// <summary>Moves the runs of one text.</summary>
    /// <param name="classes">The text's lines.</param>
    /// <param name="changed">Which of them are changed; changed in place.</param>
    /// <param name="otherChanged">Which lines of the other text are changed.</param>
    public static void Shift(int[] classes, bool[] changed, bool[] otherChanged)
    {
        var (here, other) = (new Marks(changed), new Marks(otherChanged));
        var (i, j) = (0, 0);
        while (true)
        {
            while (i < changed.Length && !here[i])
            {
                while (other[j++]) { }
                i++;
            }
            if (i == changed.Length) return;
            var start = i;
            while (here[++i]) { }
            while (other[j]) j++;
            MoveRun(classes, here, other, start, ref i, ref j);
        }
    }

    private static void MoveRun(int[] classes, Marks here, Marks other, int start, ref int end, ref int j)
    {
        int length;
        int corresponding;
        do
        {
            length = end - start;
            while (start > 0 && classes[start - 1] == classes[end - 1])
            {
                here[--start] = true;
                here[--end] = false;
                while (here[start - 1]) start--;
                while (other[--j]) { }
            }
            corresponding = other[j - 1] ? end : classes.Length;
            while (end != classes.Length && classes[start] == classes[end])
            {
                here[start++] = false;
                here[end++] = true;
                while (here[end]) end++;
                while (other[++j]) corresponding = end;
            }
        }
        while (length != end - start);
        while (corresponding < end)
        {
            here[--start] = true;
            here[--end] = false;
            while (other[--j]) { }
        }
    }

    // Nothing is changed before the first line or after the last.
    private readonly struct Marks(bool[] marks)
    {
        public bool this[int at]
        {
            get => at >= 0 && at < marks.Length && marks[at];
            set => marks[at] = value;
        }
    }
}
