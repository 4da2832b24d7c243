namespace KubeNotebooks.Jupyter.Requests;

/// <summary>What was run, for consoles that recall it. May be used from any thread.</summary>
internal sealed class CellHistory
{
    private readonly Lock _gate = new();
    private readonly List<(int Number, string Code)> _cells = [];

    /// <summary>Remembers a cell.</summary>
    public void Add(int number, string code)
    {
        lock (_gate) _cells.Add((number, code));
    }

    /// <summary>All cells, oldest first.</summary>
    public IReadOnlyList<(int Number, string Code)> All
    {
        get
        {
            lock (_gate) return [.. _cells];
        }
    }
}
