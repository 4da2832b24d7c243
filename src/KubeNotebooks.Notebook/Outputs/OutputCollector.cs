using System.Text;

namespace KubeNotebooks.Notebook.Outputs;

/// <summary>Keeps a cell's outputs as a notebook file does: streams joined, updates and clearing applied.</summary>
public sealed class OutputCollector : ICellOutput
{
    private readonly List<CellOutput> _outputs = [];
    private readonly StringBuilder _text = new();
    private string? _stream;
    private bool _clearAtNext;

    /// <summary>The outputs so far, in order.</summary>
    public IReadOnlyList<CellOutput> Outputs
    {
        get
        {
            EndStream();
            return _outputs;
        }
    }

    /// <inheritdoc/>
    public void Emit(CellOutput output)
    {
        if (output is ClearOutput clear)
        {
            if (clear.Wait) _clearAtNext = true;
            else Clear();
            return;
        }
        if (_clearAtNext) Clear();
        if (output is StreamOutput stream)
        {
            if (_stream != stream.Name) EndStream();
            _stream = stream.Name;
            _text.Append(stream.Text);
            return;
        }
        EndStream();
        if (output is DisplayOutput { Update: true } update) Replace(update);
        else _outputs.Add(output);
    }

    private void Replace(DisplayOutput update)
    {
        for (var i = 0; i < _outputs.Count; i++)
        {
            if (_outputs[i] is DisplayOutput shown && shown.DisplayId == update.DisplayId)
                _outputs[i] = update with { Update = false };
        }
    }

    private void Clear()
    {
        EndStream();
        _outputs.Clear();
        _clearAtNext = false;
    }

    private void EndStream()
    {
        if (_stream is not null && _text.Length > 0) _outputs.Add(new StreamOutput(_stream, _text.ToString()));
        _stream = null;
        _text.Clear();
    }
}
