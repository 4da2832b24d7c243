using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Documents;

/// <summary>Runs a notebook from top to bottom without Jupyter, with the same outcome.</summary>
/// <param name="session">Fresh, or with what earlier cells left.</param>
public sealed class NotebookRunner(NotebookSession session)
{
    /// <summary>Runs all code cells and puts their outputs into the notebook. It stops at the first cell that fails.</summary>
    /// <param name="notebook">Its outputs and execution counts are replaced.</param>
    /// <param name="cellDone">Is called after each cell that is not empty, whatever its kind, in order.</param>
    /// <param name="options">The circumstances of each cell; null: nobody watches or interrupts.</param>
    /// <param name="cellStarts">Is called before a cell runs, with its number.</param>
    /// <returns>Whether every cell went well that was not marked as one that may fail.</returns>
    public bool Run(NotebookDocument notebook, Action<NotebookCell>? cellDone = null, RunOptions? options = null, Action<int>? cellStarts = null)
    {
        notebook.SetLanguage(LanguageInfo.Json());
        var number = 0;
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))
            {
                var collector = new OutputCollector();
                number++;
                cellStarts?.Invoke(number);
                var result = session.Run(cell.Source, collector, (options ?? RunOptions.Default) with { CellNumber = number });
                cell.SetOutputs(number, collector.Outputs);
                cellDone?.Invoke(cell);
                if (!result.Succeeded && !cell.MayFail) return false;
            }
            else
            {
                cellDone?.Invoke(cell);
            }
        }
        return true;
    }
}
