namespace KubeNotebooks.Notebook.Outputs;

/// <summary>Where a running cell's outputs go: implemented by each host.</summary>
public interface ICellOutput
{
    /// <summary>Takes the next output. May be called from any thread, one call at a time.</summary>
    /// <param name="output">What the cell wrote or showed.</param>
    void Emit(CellOutput output);
}
