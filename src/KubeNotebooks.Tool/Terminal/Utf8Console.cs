using System.Text;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>While it lives, the console takes and gives UTF-8, so that frames, arrows and Japanese come out on every system.</summary>
/// <remarks>Windows' consoles begin with a code page of their country, and remember what a program sets: the end puts it back.</remarks>
internal sealed class Utf8Console : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Encoding _output = Console.OutputEncoding;
    private readonly Encoding _input = Console.InputEncoding;

    /// <summary>Begins.</summary>
    public Utf8Console()
    {
        Console.OutputEncoding = Utf8;
        Console.InputEncoding = Utf8;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!OperatingSystem.IsWindows()) return;
        Console.OutputEncoding = _output;
        Console.InputEncoding = _input;
    }
}
