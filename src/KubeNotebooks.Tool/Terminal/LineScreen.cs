using System.Collections.Immutable;
using System.Text;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>Draws a line that is being typed, over as many rows as it needs, by the terminal's control sequences.</summary>
/// <param name="terminal">Where it is drawn.</param>
/// <param name="columns">How wide the terminal is now.</param>
internal sealed class LineScreen(TextWriter terminal, Func<int> columns)
{
    private const string EraseBelow = "\e[J";

    private string _prompt = "";
    private int _row; // of the cursor, counted from the prompt's

    /// <summary>A new line begins, at the left edge.</summary>
    public void Begin(string prompt) => (_prompt, _row) = (prompt, 0);

    /// <summary>Draws the line anew.</summary>
    public void Draw(string text, int cursor)
    {
        var width = Math.Max(1, columns());
        var promptWidth = TextWidth.Of(AnsiText.Plain(_prompt));
        var whole = promptWidth + TextWidth.Of(text);
        var before = promptWidth + TextWidth.Of(text[..cursor]);
        var drawing = ToStart().Append(_prompt).Append(text);
        if (whole > 0 && whole % width == 0) drawing.Append(" \r"); // the terminal wraps only when something follows
        if (cursor < text.Length)
        {
            Up(drawing, (whole / width) - (before / width));
            drawing.Append('\r');
            if (before % width > 0) drawing.Append($"\e[{before % width}C");
        }
        terminal.Write(drawing.ToString());
        terminal.Flush();
        _row = before / width;
    }

    /// <summary>The line is done: the next output begins below it.</summary>
    /// <param name="text">The line.</param>
    /// <param name="mark">What stands behind it.</param>
    public void Finish(string text, string mark)
    {
        Draw(text, text.Length);
        terminal.Write(mark + "\n");
        terminal.Flush();
    }

    /// <summary>Clears the screen; the line is drawn anew at its top.</summary>
    public void Clear()
    {
        terminal.Write("\e[H\e[2J");
        _row = 0;
    }

    /// <summary>Says that there is nothing to do.</summary>
    public void Bell() => terminal.Write("\a");

    /// <summary>Lists words below the line, in columns; the line is drawn anew below them.</summary>
    public void List(string text, ImmutableArray<string> words)
    {
        Finish(text, "");
        var cell = words.Max(TextWidth.Of) + 2;
        var across = Math.Max(1, columns() / cell);
        var down = (words.Length + across - 1) / across;
        var list = new StringBuilder();
        for (var row = 0; row < down; row++)
        {
            for (var at = row; at < words.Length; at += down)
            {
                list.Append(words[at]);
                if (at + down < words.Length) list.Append(' ', cell - TextWidth.Of(words[at]));
            }
            list.Append('\n');
        }
        terminal.Write(list.ToString());
        _row = 0;
    }

    private StringBuilder ToStart()
    {
        var drawing = new StringBuilder();
        Up(drawing, _row);
        return drawing.Append('\r').Append(EraseBelow);
    }

    private static void Up(StringBuilder drawing, int rows)
    {
        if (rows > 0) drawing.Append($"\e[{rows}A");
    }
}
