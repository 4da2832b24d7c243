using System.Collections.Immutable;
using KubeNotebooks.Display;
using KubeNotebooks.Kubectl;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Live;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!kube</c>: what follows is kubectl's.</summary>
/// <remarks>
/// Simulated: a command that fails is no error of the cell: its text goes to standard error, its exit code to
/// <c>cluster.LastExitCode</c>, and the cell goes on, as a terminal would. A fixed span of virtual time passes after each.
/// </remarks>
internal static class KubeDirective
{
    /// <summary>The magic.</summary>
    public static Directive Kube { get; } = new("#!kube", "#!kube KUBECTL-COMMAND", "Runs kubectl on the simulated cluster")
    {
        FreeForm = true,
        FirstWords = [.. KubectlRunner.Commands.Select(command => new DirectiveWord(command.Text, command.Description))],
        Example = "#!kube get pods -o wide\n\n#!kube apply -f -\napiVersion: v1\n…\n\n#!kube\nget pods\nget deployments",
        Body = words => words.IsEmpty || ReadsStandardInput(words) ? DirectiveBody.UntilNextDirective : DirectiveBody.None,
        Run = Run,
    };

    /// <summary>Whether the words contain <c>-f -</c>, so that the lines below the command are what it reads.</summary>
    internal static bool ReadsStandardInput(ImmutableArray<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is "--filename=-" or "-f-" or "-f=-") return true;
            if (words[i] is "-f" or "--filename" && i + 1 < words.Length && words[i + 1] == "-") return true;
        }
        return false;
    }

    private static void Run(DirectiveCall call)
    {
        if (!call.Arguments.Words.IsEmpty)
        {
            var input = ReadsStandardInput(call.Arguments.Words) ? EndLine(call.Body) : null;
            RunCommand(call, call.Arguments.Words, input);
            return;
        }
        var commands = Commands(call.Body, call.Arguments.Line);
        if (commands.Count == 0) commands.Add([]); // as kubectl alone: its help
        foreach (var words in commands) RunCommand(call, words, null);
    }

    /// <summary>The commands in the lines of a bare <c>#!kube</c>; the word <c>kubectl</c> may begin each.</summary>
    private static List<ImmutableArray<string>> Commands(string body, int directiveLine)
    {
        var commands = new List<ImmutableArray<string>>();
        var lines = body.Split('\n');
        for (var next = 0; next < lines.Length;)
        {
            var first = next++;
            var words = ShellWords.Read(lines[first], lines, ref next, directiveLine + 1 + first, Kube.Name);
            var command = words is ["kubectl", .. var rest] ? rest : words;
            if (!command.IsEmpty) commands.Add(command);
        }
        return commands;
    }

    private static void RunCommand(DirectiveCall call, ImmutableArray<string> words, string? input)
    {
        call.Options.Interrupt.ThrowIfCancellationRequested();
        var session = call.Session;
        var cluster = session.Cluster;
        cluster.NoteCommand(string.Join(' ', words));
        var live = new LiveKubectl(call);
        var client = new ClusterApiClient(cluster, new PassingTime(cluster, live.GoOn));
        var result = new KubectlRunner(client).Run(new KubectlInvocation(words)
        {
            StandardInput = input,
            WorkingDirectory = session.Files.Folder,
            OnOutput = live.Write,
            OnPrinted = live.Note,
            Interrupted = () => call.Options.Interrupt.IsCancellationRequested,
        });
        live.Finish(() => call.AsWished(Bundle(session, result)));
        cluster.NoteCommandEnded(result.ExitCode);
        call.Options.Interrupt.ThrowIfCancellationRequested();
        cluster.Run(session.Options.TimePerCommand);
    }

    /// <summary>The forms of a result: by the notebook's formatters once C# may have changed them, which take a moment to load.</summary>
    private static MimeBundle Bundle(NotebookSession session, KubectlResult result) =>
        session.Options.TextOnly ? MimeBundle.Text(result.StandardOutput)
            : session.CSharpStarted ? ValueFormatter.Bundle(result) : KubectlHtml.Bundle(result, session.Cluster);

    private static string EndLine(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
}
