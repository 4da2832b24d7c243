using System.Text;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>Turns tab-separated cells into aligned columns.</summary>
/// <remarks>
/// A column block is a run of lines that all have a cell, ended by a tab, in that column; its width is that of the longest cell.
/// What follows a line's last tab is not padded. A line without any tab ends the block, and what was collected is written.
/// Source: Go package text/tabwriter; github.com/liggitt/tabwriter (remembered widths).
/// </remarks>
public sealed class TabWriter
{
    private readonly Action<string> _output;
    private readonly int _minWidth;
    private readonly int _padding;
    private readonly List<int>? _remembered;
    private readonly List<string[]> _lines = [];
    private readonly StringBuilder _pending = new();

    private TabWriter(Action<string> output, int minWidth, int padding, bool rememberWidths)
    {
        _output = output;
        _minWidth = minWidth;
        _padding = padding;
        _remembered = rememberWidths ? [] : null;
    }

    /// <summary>The writer of <c>kubectl get</c>: columns at least 6 wide, 3 apart, never narrower than in an earlier flush.</summary>
    /// <param name="output">Gets the aligned text.</param>
    public static TabWriter ForTables(Action<string> output) => new(output, minWidth: 6, padding: 3, rememberWidths: true);

    /// <summary>The writer of <c>kubectl describe</c> and <c>rollout history</c>: columns 2 apart.</summary>
    /// <param name="output">Gets the aligned text.</param>
    public static TabWriter ForDescriptions(Action<string> output) => new(output, minWidth: 0, padding: 2, rememberWidths: false);

    /// <summary>Takes text; what is aligned with nothing that may still follow is written at once.</summary>
    /// <param name="text">Any piece of text: it need not end with a line.</param>
    public void Write(string text)
    {
        var start = 0;
        for (var newline = text.IndexOf('\n'); newline >= 0; newline = text.IndexOf('\n', start))
        {
            _pending.Append(text, start, newline - start);
            start = newline + 1;
            var cells = _pending.ToString().Split('\t');
            _pending.Clear();
            _lines.Add(cells);
            if (cells.Length == 1) WriteLines(endsWithNewline: true);
        }

        _pending.Append(text, start, text.Length - start);
    }

    /// <summary>Writes all that was taken.</summary>
    public void Flush()
    {
        var endsWithNewline = _pending.Length == 0;
        if (!endsWithNewline)
        {
            _lines.Add(_pending.ToString().Split('\t'));
            _pending.Clear();
        }

        WriteLines(endsWithNewline);
    }

    /// <summary>Forgets the widths of the flushes so far: the next line begins another table.</summary>
    public void ForgetWidths() => _remembered?.Clear();

    private void WriteLines(bool endsWithNewline)
    {
        if (_lines.Count == 0) return;
        var text = new StringBuilder();
        WriteBlock(text, 0, _lines.Count, []);
        if (!endsWithNewline) text.Length--;
        _lines.Clear();
        _output(text.ToString());
    }

    /// <summary>Writes a run of lines whose columns left of the next one have the widths given.</summary>
    private void WriteBlock(StringBuilder text, int from, int to, List<int> widths)
    {
        var column = widths.Count;
        for (var start = from; start < to; start++)
        {
            if (!HasCell(start, column))
            {
                WriteLine(text, _lines[start], widths);
                continue;
            }

            var end = start;
            var width = _minWidth;
            for (; end < to && HasCell(end, column); end++)
                width = Math.Max(width, RuneCount(_lines[end][column]) + _padding);
            widths.Add(Remembered(column, width));
            WriteBlock(text, start, end, widths);
            widths.RemoveAt(column);
            start = end - 1;
        }
    }

    private bool HasCell(int line, int column) => column < _lines[line].Length - 1;

    private int Remembered(int column, int width)
    {
        if (_remembered is null) return width;
        if (column == _remembered.Count) _remembered.Add(width);
        return _remembered[column] = Math.Max(_remembered[column], width);
    }

    private static void WriteLine(StringBuilder text, string[] cells, List<int> widths)
    {
        for (var column = 0; column < cells.Length - 1; column++)
            text.Append(cells[column]).Append(' ', widths[column] - RuneCount(cells[column]));
        text.Append(cells[^1]).Append('\n');
    }

    private static int RuneCount(string cell)
    {
        var count = cell.Length;
        foreach (var unit in cell)
            if (char.IsLowSurrogate(unit)) count--;
        return count;
    }
}
