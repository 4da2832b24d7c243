using System.Text;
using KubeNotebooks.Display;
using KubeNotebooks.Kubectl;
using KubeNotebooks.Notebook.Directives;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Live;

/// <summary>The outputs of one kubectl command: what it says on standard error, and one display that lives while it waits.</summary>
/// <remarks>
/// A notebook cannot put text of both kinds into one output, so standard error stands before the display as far as it was
/// written before it began, and after it otherwise.
/// </remarks>
internal sealed class LiveKubectl
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly DirectiveCall _call;
    private readonly LiveOutput _live;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly List<Printed> _printed = [];

    /// <summary>Nothing was written yet.</summary>
    /// <param name="call">The magic that runs it.</param>
    public LiveKubectl(DirectiveCall call)
    {
        _call = call;
        _live = new LiveOutput(call, new WatchedTime(call.Session.Speed, Longest, waits: true), Draw);
    }

    /// <summary>Whether there is something to show: text, or what the command follows without a word.</summary>
    private bool HasBegun => _output.Length > 0 || _printed.Any(one => one is PrintedProgress);

    /// <summary>To be called after each slice of virtual time.</summary>
    /// <returns>False when the user has interrupted the cell.</returns>
    public bool GoOn() => _live.GoOn();

    /// <summary>Takes a piece of text.</summary>
    public void Write(OutputChunk chunk)
    {
        if (!chunk.IsError && !HasBegun) EmitError();
        (chunk.IsError ? _error : _output).Append(chunk.Text);
    }

    /// <summary>Takes a note of what the text is about.</summary>
    public void Note(Printed printed)
    {
        if (!HasBegun && printed is PrintedProgress) EmitError();
        _printed.Add(printed);
    }

    /// <summary>Shows what stays.</summary>
    /// <param name="last">The forms of the whole result.</param>
    public void Finish(Func<MimeBundle> last)
    {
        if (HasBegun) _live.Finish(last());
        EmitError();
    }

    private MimeBundle? Draw() => !HasBegun ? null
        : _call.Session.Options.TextOnly ? MimeBundle.Text(_output.ToString())
        : _call.AsWished(KubectlHtml.Live(new KubectlResult(0, _output.ToString(), "", [.. _printed]), _call.Session.Cluster));

    private void EmitError()
    {
        if (_error.Length > 0) _call.Output.Emit(new StreamOutput(StreamOutput.Error, _error.ToString()));
        _error.Clear();
    }
}
