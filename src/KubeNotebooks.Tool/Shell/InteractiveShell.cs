using System.Globalization;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Live;
using KubeNotebooks.Tool.Terminal;

namespace KubeNotebooks.Tool.Shell;

/// <summary>The shell for a person at a terminal.</summary>
internal sealed class InteractiveShell
{
    private const string Welcome = "A simulated cluster: Kubernetes {0}, {1}. Type kubectl and sim commands; help explains, exit leaves.\n";

    private readonly NotebookSession _session;
    private readonly ShellSession _shell;
    private readonly ShellOutput _output;
    private readonly StatusLine _status;
    private readonly LineHistory _history = new(LineHistory.UserFile);
    private readonly LineEditor? _editor;
    private readonly bool _coloured = TerminalKind.WantsColours;
    private readonly Thread _warmUp;
    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;
    private bool _inputEnded;
    private bool _cancelled;

    /// <summary>Prepares it.</summary>
    /// <param name="session">Whose cluster it is.</param>
    /// <param name="stopsAtFailure">The first failure ends all.</param>
    public InteractiveShell(NotebookSession session, bool stopsAtFailure)
    {
        _session = session;
        _warmUp = new Thread(session.WarmUp) { IsBackground = true, Name = "warm-up" };
        var obeysSequences = TerminalKind.ObeysSequences;
        _status = new StatusLine(Console.Out, obeysSequences);
        _output = obeysSequences
            ? new ShellOutput(Console.Out, _coloured, _status, () => (Console.WindowWidth, Console.WindowHeight))
            : new ShellOutput(Console.Out, Console.Error);
        _shell = new ShellSession(session, _output) { StopsAtFailure = stopsAtFailure };
        if (!obeysSequences) return;
        var screen = new LineScreen(Console.Out, () => Console.WindowWidth);
        _editor = new LineEditor(screen, _history, Complete, ReadKey);
    }

    /// <summary>Runs it until the person leaves.</summary>
    /// <returns>The exit code: the last command's.</returns>
    public int Run()
    {
        Console.CancelKeyPress += Interrupt;
        var options = _session.Cluster.Options;
        Console.Out.Write(string.Format(CultureInfo.InvariantCulture, Welcome, options.Version, options.Nodes == 1 ? "1 node" : $"{options.Nodes} nodes"));
        _warmUp.Start();
        var reader = new ShellReader(NextLine);
        while (!_shell.HasEnded && !_inputEnded)
        {
            try
            {
                _cancelled = false;
                if (reader.Read() is not { } input) break;
                _history.Add(input.Text.Replace("\\\n", "", StringComparison.Ordinal));
                if (!_cancelled) RunCommand(input);
            }
            catch (ShellSyntaxException wrong)
            {
                if (!_cancelled) _shell.Refuse(wrong.Message);
            }
        }
        Console.CancelKeyPress -= Interrupt;
        _status.Dispose();
        return _shell.LastExitCode;
    }

    private void RunCommand(ShellInput input)
    {
        using var interrupt = new CancellationTokenSource();
        lock (_gate) _running = interrupt;
        _status.Begin(ShellReader.Words(input.Text).Words.FirstOrDefault("")!);
        try
        {
            _shell.Run(input, new RunOptions { Interrupt = interrupt.Token, Pace = new RealPace(), OnTimePassed = _status.Tell });
        }
        finally
        {
            lock (_gate) _running = null;
            _status.End();
            _output.EndLine();
        }
    }

    private void Interrupt(object? sender, ConsoleCancelEventArgs press)
    {
        press.Cancel = press.SpecialKey == ConsoleSpecialKey.ControlC;
        lock (_gate) _running?.Cancel();
    }

    /// <summary>The next line; after Ctrl+C one that ends whatever was begun.</summary>
    private string? NextLine(bool goesOn)
    {
        if (_cancelled || _inputEnded) return null;
        var prompt = goesOn ? "> " : Prompt();
        if (_editor is null)
        {
            Console.Out.Write(prompt);
            return Console.In.ReadLine();
        }
        Console.TreatControlCAsInput = true;
        var (end, line) = _editor.Read(prompt);
        Console.TreatControlCAsInput = false;
        _cancelled = end == LineEnd.Cancelled;
        _inputEnded = end == LineEnd.EndOfInput && !goesOn;
        return end switch
        {
            LineEnd.Entered => line,
            LineEnd.Cancelled => goesOn ? null : "",
            _ => null,
        };
    }

    /// <summary>The cluster's time, and the exit code when the last command failed.</summary>
    private string Prompt()
    {
        var time = _session.Cluster.Now.ToOffset(_session.Cluster.Options.UtcOffset).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var failed = _shell.LastExitCode == 0 ? "" : _shell.LastExitCode.ToString(CultureInfo.InvariantCulture) + " ";
        if (!_coloured) return $"{time} {failed}$ ";
        return $"\e[36m{time}\e[0m {(failed.Length == 0 ? "" : $"\e[31m{failed}\e[0m")}$ ";
    }

    private LineCompletion Complete(string line, int cursor)
    {
        _warmUp.Join(); // while the session is busy it proposes nothing
        return new ShellCompleter(_session).Complete(line, cursor);
    }

    private static ConsoleKeyInfo? ReadKey()
    {
        try
        {
            return Console.ReadKey(intercept: true);
        }
        catch (InvalidOperationException)
        {
            return null; // the terminal is gone
        }
    }
}
