namespace KubeNotebooks.Notebook.Documents;

/// <summary>What Python's strings do and notebook files therefore show.</summary>
internal static class PythonText
{
    /// <summary>The lines of a text with their ends kept, as notebook files hold it.</summary>
    /// <remarks>Source: Python str.splitlines(keepends=True), which nbformat v4/rwbase.py, split_lines, uses.</remarks>
    public static List<string> Lines(string text)
    {
        var lines = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!EndsLine(text[i])) continue;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            lines.Add(text[start..(i + 1)]);
            start = i + 1;
        }
        if (start < text.Length) lines.Add(text[start..]);
        return lines;
    }

    private static bool EndsLine(char c) =>
        c is '\n' or '\r' or '\v' or '\f' or (>= '\x1c' and <= '\x1e') or '\x85' or '\u2028' or '\u2029';
}
