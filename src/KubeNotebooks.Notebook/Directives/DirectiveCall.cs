using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives;

/// <summary>One use of a magic in a cell that runs.</summary>
/// <param name="Session">Whose cell it is.</param>
/// <param name="Arguments">Its words.</param>
/// <param name="Body">The lines that belong to it; empty when there are none.</param>
/// <param name="Output">Where it writes.</param>
/// <param name="Options">The circumstances of the run.</param>
internal sealed record DirectiveCall(
    NotebookSession Session, DirectiveArguments Arguments, string Body, ICellOutput Output, RunOptions Options)
{
    /// <summary>A command's output as the session shows it: with its picture, or with its text alone.</summary>
    /// <param name="bundle">With the picture.</param>
    public MimeBundle AsWished(MimeBundle bundle) => Session.Pictures
        ? bundle
        : bundle.WithHtml(KubectlHtml.BlockUnlessLong(bundle.Plain));

    /// <summary>Writes text to standard output.</summary>
    public void Write(string text) => Output.Emit(new StreamOutput(StreamOutput.Out, text));
}
