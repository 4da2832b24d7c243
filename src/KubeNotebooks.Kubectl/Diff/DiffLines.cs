namespace KubeNotebooks.Kubectl.Diff;

/// <summary>Two texts as lines, each line as the number of its class: equal lines have equal numbers.</summary>
/// <remarks>A last line without a line feed is a class of its own: it differs from the same line with one.</remarks>
internal sealed class DiffLines
{
    /// <summary>Cuts two texts into lines.</summary>
    public DiffLines(string left, string right)
    {
        var classes = new Dictionary<string, int>(StringComparer.Ordinal);
        (Left, LeftClasses) = Cut(left, classes);
        (Right, RightClasses) = Cut(right, classes);
        ClassCount = classes.Count;
    }

    /// <summary>The lines of the first text, each with its line feed, but for a last one that has none.</summary>
    public string[] Left { get; }

    /// <summary>The lines of the second text.</summary>
    public string[] Right { get; }

    /// <summary>The class of each line of the first text.</summary>
    public int[] LeftClasses { get; }

    /// <summary>The class of each line of the second text.</summary>
    public int[] RightClasses { get; }

    /// <summary>How many different lines there are.</summary>
    public int ClassCount { get; }

    private static (string[] Lines, int[] Classes) Cut(string text, Dictionary<string, int> classes)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }
        return ([.. lines], [.. lines.Select(line => classes.TryGetValue(line, out var known) ? known : classes[line] = classes.Count)]);
    }
}
