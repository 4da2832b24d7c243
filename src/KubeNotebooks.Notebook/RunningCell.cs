using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook;

/// <summary>The cell that runs: where what it prints and shows goes.</summary>
/// <param name="output">The host's end; called by one thread at a time.</param>
/// <param name="session">Whose cell it is.</param>
internal sealed class RunningCell(ICellOutput output, NotebookSession session) : ICellOutput
{
    private static readonly AsyncLocal<RunningCell?> Flowing = new();
    private readonly Lock _gate = new();

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
            lock (_gate) output.Emit(next);
        }
        finally
        {
            Current = caller;
        }
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
