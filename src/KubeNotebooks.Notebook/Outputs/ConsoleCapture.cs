using System.Text;

namespace KubeNotebooks.Notebook.Outputs;

/// <summary>Sends what code writes to the console to the cell that the code belongs to. Lines end alike on every system.</summary>
internal sealed class ConsoleCapture : TextWriter
{
    private static readonly Lock Gate = new();
    private static bool _installed;

    private readonly string _stream;
    private readonly TextWriter _outside;

    /// <summary>A writer.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="outside">Where text goes that no cell wrote.</param>
    private ConsoleCapture(string stream, TextWriter outside)
    {
        (_stream, _outside) = (stream, outside);
        CoreNewLine = ['\n'];
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Replaces the console's two writers, once for the process.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (_installed) return;
            _installed = true;
            Console.SetOut(new ConsoleCapture(StreamOutput.Out, Console.Out));
            Console.SetError(new ConsoleCapture(StreamOutput.Error, Console.Error));
        }
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (RunningCell.Current is { } cell) cell.Emit(new StreamOutput(_stream, value));
        else _outside.Write(value);
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <inheritdoc/>
    public override void WriteLine() => Write("\n");

    /// <inheritdoc/>
    public override void Flush() => _outside.Flush();
}
