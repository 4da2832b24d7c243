using System.Diagnostics;
using System.Text;
using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Interactive;

/// <summary>Turns a cell's outputs into the host's, text in whole lines: each piece of text is an output of its own there.</summary>
/// <param name="emit">The host's end.</param>
/// <param name="displays">What identifiers begin with, so that they differ from those of earlier runs of the same notebook.</param>
internal sealed class HostOutputs(Action<HostOutput> emit, string displays) : ICellOutput, IDisposable
{
    private readonly StringBuilder _text = new();
    private string _stream = StreamOutput.Out;

    /// <summary>What a host says of an error.</summary>
    public static string Text(ErrorOutput error) => error.Name == "MagicError" ? error.Message : $"{error.Name}: {error.Message}";

    /// <inheritdoc/>
    public void Emit(CellOutput output)
    {
        switch (output)
        {
            case StreamOutput stream:
                if (stream.Name != _stream) Dispose();
                _stream = stream.Name;
                _text.Append(stream.Text);
                if (stream.Text.EndsWith('\n')) Dispose();
                break;
            case DisplayOutput display:
                Dispose();
                emit(new HostOutput(
                    display.Update ? HostOutputKind.Update : HostOutputKind.Display,
                    display.Data.Entries,
                    display.DisplayId is null ? null : displays + display.DisplayId));
                break;
            case ErrorOutput:
                break; // it is the result of the run, and the host says it
            default:
                throw new UnreachableException($"A magic put out {output.GetType()}.");
        }
    }

    /// <summary>Passes on what was held back.</summary>
    public void Dispose()
    {
        if (_text.Length == 0) return;
        var kind = _stream == StreamOutput.Error ? HostOutputKind.StandardError : HostOutputKind.StandardOutput;
        emit(new HostOutput(kind, MimeBundle.Text(_text.ToString()).Entries, null));
        _text.Clear();
    }
}
