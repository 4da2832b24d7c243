using KubeNotebooks.Notebook.Outputs;
using KubeNotebooks.Tool.Terminal;

namespace KubeNotebooks.Tool.Shell;

/// <summary>Writes what commands say: exactly, or in colours where somebody watches, and what is still going on as it happens.</summary>
internal sealed class ShellOutput : ICellOutput
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly TerminalArea? _area;
    private readonly bool _coloured;
    private readonly StatusLine? _status;

    /// <summary>An output for scripts: text and nothing else.</summary>
    public ShellOutput(TextWriter output, TextWriter error) => (_output, _error) = (output, error);

    /// <summary>An output for a terminal.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="coloured">Whether colours are wanted.</param>
    /// <param name="status">The line that tells that a command still runs.</param>
    /// <param name="size">How many columns and rows there are now.</param>
    public ShellOutput(TextWriter terminal, bool coloured, StatusLine status, Func<(int Columns, int Rows)> size)
    {
        (_output, _error, _coloured, _status) = (terminal, terminal, coloured, status);
        _area = new TerminalArea(terminal, size);
    }

    /// <summary>Whether the cursor stands at the left edge, as far as what was written tells.</summary>
    public bool AtLineStart { get; private set; } = true;

    /// <summary>Begins a new line unless one has just begun.</summary>
    public void EndLine()
    {
        _area?.Leave();
        if (!AtLineStart) _output.Write('\n');
        AtLineStart = true;
    }

    /// <inheritdoc/>
    public void Emit(CellOutput output)
    {
        if (_status is null)
        {
            Write(output);
            return;
        }
        _status.Around(() =>
        {
            Write(output);
            return AtLineStart;
        });
    }

    private void Write(CellOutput output)
    {
        switch (output)
        {
            case StreamOutput { Text.Length: 0 }:
                break;
            case StreamOutput { Name: StreamOutput.Error } stream:
                _area?.Leave();
                _error.Write(_coloured ? Red(stream.Text) : stream.Text);
                _error.Flush();
                AtLineStart = stream.Text.EndsWith('\n');
                break;
            case StreamOutput stream:
                _area?.Leave();
                WriteText(stream.Text);
                break;
            case DisplayOutput { DisplayId: { } id } display when _area is not null:
                _area.Show(id, Painted(display.Data.Plain));
                AtLineStart = display.Data.Plain.Length == 0 || display.Data.Plain.EndsWith('\n');
                break;
            case DisplayOutput display:
                _area?.Leave();
                WriteText(display.Data.Plain);
                break;
            case ClearOutput when _area is not null:
                _area.Leave();
                _output.Write("\e[H\e[2J");
                break;
        }
    }

    private void WriteText(string text)
    {
        if (text.Length == 0) return;
        _output.Write(Painted(text));
        _output.Flush();
        AtLineStart = text.EndsWith('\n');
    }

    private string Painted(string text) => _coloured ? TableColours.Of(text) : text;

    private static string Red(string text) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : Ansi.Red(line)));
}
