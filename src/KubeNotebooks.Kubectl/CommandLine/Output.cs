using System.Collections.Immutable;
using System.Text;

namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>Collects what a command writes, and passes it on as it comes.</summary>
/// <param name="listener">Gets each piece; may be null.</param>
/// <param name="noted">Gets each note; may be null.</param>
internal sealed class Output(Action<OutputChunk>? listener, Action<Printed>? noted)
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly ImmutableArray<Printed>.Builder _printed = ImmutableArray.CreateBuilder<Printed>();

    /// <summary>Writes text as it is.</summary>
    /// <param name="isError">To standard error.</param>
    /// <param name="text">The text.</param>
    public void Write(bool isError, string text)
    {
        if (text.Length == 0) return;
        (isError ? _error : _output).Append(text);
        listener?.Invoke(new OutputChunk(isError, text));
    }

    /// <summary>Notes what the text that was written is about, for those who show it in another form.</summary>
    public void Note(Printed printed)
    {
        _printed.Add(printed);
        noted?.Invoke(printed);
    }

    /// <summary>All that was written.</summary>
    public KubectlResult ToResult(int exitCode) => new(exitCode, _output.ToString(), _error.ToString(), _printed.ToImmutable());
}
