using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook;

/// <summary>The cell that runs: where what it prints and shows goes.</summary>
/// <param name="output">The host's end; called by one thread at a time.</param>
/// <param name="session">Whose cell it is.</param>
internal sealed class RunningCell(ICellOutput output, NotebookSession session) : ICellOutput
{
    private static readonly AsyncLocal<RunningCell?> Flowing = new();

    /// <summary>How many characters a cell may write, some 20 000 lines: a loop without end must not bury the notebook.</summary>
    private const int MaxText = 1_000_000;

    /// <summary>How many outputs a cell may show, and how many characters they may have together.</summary>
    private const int MaxShown = 10_000;
    private const long MaxShownText = 50_000_000;

    private readonly Lock _gate = new();
    private int _written;
    private int _shown;
    private long _shownText;

    /// <summary>The cell that the calling thread, or the one that started it, works for; null outside of cells.</summary>
    public static RunningCell? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>Whose cell it is.</summary>
    public NotebookSession Session => session;

    /// <inheritdoc/>
    /// <remarks>What the host itself writes to the console meanwhile is not the cell's.</remarks>
    public void Emit(CellOutput next)
    {
        var caller = Current;
        Current = null;
        try
        {
            lock (_gate) PassOn(next);
        }
        finally
        {
            Current = caller;
        }
    }

    /// <summary>Passes an output on; text and what is shown only up to the limit, then once a line that says so.</summary>
    private void PassOn(CellOutput next)
    {
        switch (next)
        {
            case ClearOutput:
                (_written, _shown, _shownText) = (0, 0, 0);
                break;
            case StreamOutput stream:
                PassOn(stream);
                return;
            case DisplayOutput { Update: false } display when !HasRoom(display.Data):
                return;
        }
        output.Emit(next);
    }

    private bool HasRoom(MimeBundle data)
    {
        if (IsFull()) return false;
        _shown++;
        foreach (var form in data.Entries.Values) _shownText += form.Length;
        if (!IsFull()) return true;
        output.Emit(new StreamOutput(StreamOutput.Error, "\nThis cell has shown too much. What it shows from here on is left out.\n"));
        return false;

        bool IsFull() => _shown > MaxShown || _shownText > MaxShownText;
    }

    private void PassOn(StreamOutput stream)
    {
        if (_written > MaxText) return;
        var room = MaxText - _written;
        _written += stream.Text.Length;
        output.Emit(stream.Text.Length <= room ? stream : stream with { Text = stream.Text[..room] });
        if (_written > MaxText)
            output.Emit(new StreamOutput(StreamOutput.Error, "\nThis cell has written a million characters. What it writes from here on is not shown.\n"));
    }

    /// <summary>Shows something that can be changed later.</summary>
    /// <param name="data">Its forms.</param>
    /// <returns>By what it is changed.</returns>
    public string Show(MimeBundle data)
    {
        var id = session.NextDisplayId();
        Emit(new DisplayOutput(data, id));
        return id;
    }
}
