namespace KubeNotebooks.Tool.Terminal;

/// <summary>Reads a line from a terminal: with keys to move and cut, earlier lines, and completion.</summary>
/// <remarks>The keys are those of readline, as far as people use them (docs/decisions/0013-a-line-editor-of-our-own.md).</remarks>
/// <param name="screen">Draws the line.</param>
/// <param name="history">The earlier lines.</param>
/// <param name="complete">What could stand at a place in the line.</param>
/// <param name="readKey">Waits for the next key; null: there is none any more.</param>
internal sealed class LineEditor(
    LineScreen screen, LineHistory history, Func<string, int, LineCompletion> complete, Func<ConsoleKeyInfo?> readKey)
{
    private readonly LineBuffer _buffer = new();
    private bool _justCompleted;

    /// <summary>Reads a line.</summary>
    /// <param name="prompt">What stands before it; may hold colours.</param>
    /// <returns>How it ended, and the line.</returns>
    public (LineEnd End, string Line) Read(string prompt)
    {
        _buffer.Set("");
        history.Leave();
        screen.Begin(prompt);
        while (true)
        {
            screen.Draw(_buffer.Text, _buffer.Cursor);
            if (readKey() is not { } key || IsEndOfInput(key)) return Finish(LineEnd.EndOfInput);
            if (IsControl(key, ConsoleKey.C)) return Finish(LineEnd.Cancelled);
            if (key.Key == ConsoleKey.Enter || IsControl(key, ConsoleKey.J)) return Finish(LineEnd.Entered);
            if (key.Key == ConsoleKey.Tab) Complete();
            else Obey(key);
            _justCompleted &= key.Key == ConsoleKey.Tab;
        }
    }

    private (LineEnd End, string Line) Finish(LineEnd end)
    {
        _buffer.End();
        screen.Finish(_buffer.Text, end == LineEnd.Cancelled ? "^C" : "");
        return (end, _buffer.Text);
    }

    private bool IsEndOfInput(ConsoleKeyInfo key) => _buffer.Text.Length == 0 && IsControl(key, ConsoleKey.D);

    private static bool IsControl(ConsoleKeyInfo key, ConsoleKey letter) =>
        key.Modifiers.HasFlag(ConsoleModifiers.Control) && !key.Modifiers.HasFlag(ConsoleModifiers.Alt) && key.Key == letter;

    private void Obey(ConsoleKeyInfo key)
    {
        var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        var alt = key.Modifiers.HasFlag(ConsoleModifiers.Alt);
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow when control || alt:
            case ConsoleKey.B when alt:
                _buffer.WordLeft();
                break;
            case ConsoleKey.RightArrow when control || alt:
            case ConsoleKey.F when alt:
                _buffer.WordRight();
                break;
            case ConsoleKey.LeftArrow:
            case ConsoleKey.B when control:
                _buffer.Left();
                break;
            case ConsoleKey.RightArrow:
            case ConsoleKey.F when control:
                _buffer.Right();
                break;
            case ConsoleKey.Home:
            case ConsoleKey.A when control:
                _buffer.Home();
                break;
            case ConsoleKey.End:
            case ConsoleKey.E when control:
                _buffer.End();
                break;
            case ConsoleKey.Backspace when control || alt:
            case ConsoleKey.W when control:
                _buffer.CutWordLeft();
                break;
            case ConsoleKey.D when alt:
                _buffer.CutWordRight();
                break;
            case ConsoleKey.Backspace:
            case ConsoleKey.H when control:
                _buffer.Backspace();
                break;
            case ConsoleKey.Delete:
            case ConsoleKey.D when control:
                _buffer.Delete();
                break;
            case ConsoleKey.U when control:
                _buffer.CutToHome();
                break;
            case ConsoleKey.K when control:
                _buffer.CutToEnd();
                break;
            case ConsoleKey.Y when control:
                _buffer.Paste();
                break;
            case ConsoleKey.L when control:
                screen.Clear();
                break;
            case ConsoleKey.UpArrow:
            case ConsoleKey.P when control:
                Recall(history.Earlier(_buffer.Text));
                break;
            case ConsoleKey.DownArrow:
            case ConsoleKey.N when control:
                Recall(history.Later(_buffer.Text));
                break;
            default:
                if (!char.IsControl(key.KeyChar) && key.KeyChar != '\0') _buffer.Insert(key.KeyChar.ToString());
                break;
        }
    }

    private void Recall(string? line)
    {
        if (line is null) screen.Bell();
        else _buffer.Set(line);
    }

    /// <summary>Writes as much as all proposals have in common; the second time, lists them.</summary>
    private void Complete()
    {
        var found = complete(_buffer.Text, _buffer.Cursor);
        if (found.Words.IsEmpty)
        {
            screen.Bell();
            return;
        }
        var common = found.Common;
        if (found.Words.Length == 1)
        {
            _buffer.Replace(found.Start, _buffer.Cursor, common.EndsWith('/') || common.EndsWith('=') ? common : common + " ");
        }
        else if (common.Length > _buffer.Cursor - found.Start)
        {
            _buffer.Replace(found.Start, _buffer.Cursor, common);
        }
        else if (_justCompleted)
        {
            screen.List(_buffer.Text, found.Words);
        }
        _justCompleted = true;
    }
}

/// <summary>How a line ended.</summary>
internal enum LineEnd
{
    /// <summary>By Enter.</summary>
    Entered,

    /// <summary>By Ctrl+C: it does not count.</summary>
    Cancelled,

    /// <summary>By Ctrl+D, or because the terminal is gone: no more will come.</summary>
    EndOfInput,
}
