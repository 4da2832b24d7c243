using System.Collections.Immutable;
using System.Globalization;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Directives;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Tool.Shell;

/// <summary>Runs a shell's commands: each becomes a cell of a notebook's session, or is one of the shell's own.</summary>
/// <param name="session">Whose cluster it is.</param>
/// <param name="output">Gets what the commands write.</param>
internal sealed class ShellSession(NotebookSession session, ICellOutput output)
{
    private const int WrongUse = 2;
    private const int NotFound = 127;
    private const int Interrupted = 130;

    /// <summary>How the last command ended, in a shell's numbers.</summary>
    public int LastExitCode { get; private set; }

    /// <summary>Nothing more is to be run: by <c>exit</c>, or by a failure after <c>set -e</c>.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The first failure ends all, as in <c>sh -e</c>.</summary>
    public bool StopsAtFailure { get; set; }

    /// <summary>Runs a command.</summary>
    /// <param name="input">The command.</param>
    /// <param name="options">The circumstances.</param>
    public void Run(ShellInput input, RunOptions options)
    {
        var text = ShellReader.WithoutMark(input.Text);
        var words = ShellWords.Split(text).Words;
        if (words.IsEmpty) return;
        var rest = text.TrimStart()[words[0].Length..];
        switch (words[0])
        {
            case "kubectl":
                RunCell($"#!kube{rest}", input.Document, options, () => session.Cluster.LastExitCode);
                break;
            case "diff":
                RunCell($"#!diff{rest}", null, options, () => session.Cluster.LastExitCode);
                break;
            case "sim":
                RunCell($"#!sim{rest}", null, options, () => 0);
                break;
            case var practice when ShellHelp.Practice.Contains(practice):
                RunCell($"#!{practice}{rest}", null, options, () => 0);
                break;
            case "writefile":
                RunCell($"#!writefile{rest}", input.Document ?? "", options, () => 0);
                break;
            default:
                RunOwn(words, input);
                break;
        }
        if (LastExitCode != 0 && StopsAtFailure) HasEnded = true;
    }

    /// <summary>Says that a command cannot be run.</summary>
    public void Refuse(string message, int exitCode = WrongUse)
    {
        output.Emit(new StreamOutput(StreamOutput.Error, $"kube-notebooks: {message}\n"));
        LastExitCode = exitCode;
        if (StopsAtFailure) HasEnded = true;
    }

    private void RunOwn(ImmutableArray<string> words, ShellInput input)
    {
        LastExitCode = 0;
        switch (words)
        {
            case ["exit" or "quit"]:
                HasEnded = true;
                break;
            case ["exit" or "quit", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var code):
                (LastExitCode, HasEnded) = (code & 0xff, true);
                break;
            case ["set", "-e" or "+e"]:
                StopsAtFailure = words[1] == "-e";
                break;
            case ["help" or "lsmagic", .. var about]:
                Write(about.IsEmpty ? ShellHelp.Text : ShellHelp.InShellWords(HelpDirective.Explain(session.Catalogue, string.Join(' ', about))));
                break;
            case ["echo", .. var said]:
                Write(string.Join(' ', said) + "\n");
                break;
            case ["clear"]:
                output.Emit(new ClearOutput(Wait: false));
                break;
            case ["cat", .. var names]:
                LastExitCode = new ShellFiles(session, output).Cat(names, input.Document, input.Target);
                break;
            case ["ls", .. var folders] when folders.All(folder => !folder.StartsWith('-')):
                LastExitCode = new ShellFiles(session, output).List(folders);
                break;
            default:
                Refuse(ShellHelp.Unknown(words[0], session), ShellHelp.Commands.Contains(words[0]) ? WrongUse : NotFound);
                break;
        }
    }

    private void RunCell(string line, string? document, RunOptions options, Func<int> exitCode)
    {
        var result = session.Run(document is null ? line : $"{line}\n{document}", new ErrorWords(output), options);
        LastExitCode = result.Error switch
        {
            null => exitCode(),
            { Name: ExceptionText.Interrupted } => Interrupted,
            { Name: "MagicError" } => WrongUse,
            _ => 1,
        };
    }

    private void Write(string text) => output.Emit(new StreamOutput(StreamOutput.Out, text));

    /// <summary>Says a cell's errors as a shell does: on standard error, without a notebook's signs.</summary>
    private sealed class ErrorWords(ICellOutput output) : ICellOutput
    {
        public void Emit(CellOutput next) => output.Emit(next switch
        {
            ErrorOutput { Name: ExceptionText.Interrupted } => new StreamOutput(StreamOutput.Error, ""),
            ErrorOutput error => new StreamOutput(StreamOutput.Error, $"kube-notebooks: {ShellHelp.InShellWords(error.Message)}\n"),
            _ => next,
        });
    }
}
