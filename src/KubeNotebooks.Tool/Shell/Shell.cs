using KubeNotebooks.Notebook;

namespace KubeNotebooks.Tool.Shell;

/// <summary>A shell at a simulated cluster: for a person at a terminal, or for a script.</summary>
internal static class Shell
{
    private const int NoScript = 2;

    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code: the last command's.</returns>
    public static int Run(ShellOptions options)
    {
        var session = new NotebookSession(new SessionOptions { Cluster = options.Cluster, Folder = options.Folder, TextOnly = true });
        if (options.Script is null && !Console.IsInputRedirected && !Console.IsOutputRedirected)
            return new InteractiveShell(session, options.StopsAtFailure).Run();
        try
        {
            using var script = options.Script is null ? Console.In : new StreamReader(options.Script);
            return RunScript(session, script, options.StopsAtFailure);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"kube-notebooks: {wrong.Message}");
            return NoScript;
        }
    }

    private static int RunScript(NotebookSession session, TextReader script, bool stopsAtFailure)
    {
        using var interrupt = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            interrupt.Cancel();
        };
        var shell = new ShellSession(session, new ShellOutput(Console.Out, Console.Error)) { StopsAtFailure = stopsAtFailure };
        var reader = new ShellReader(_ => script.ReadLine());
        while (!shell.HasEnded && !interrupt.IsCancellationRequested)
        {
            try
            {
                if (reader.Read() is not { } input) break;
                shell.Run(input, new RunOptions { Interrupt = interrupt.Token });
            }
            catch (ShellSyntaxException wrong)
            {
                shell.Refuse(wrong.Message);
            }
        }
        return shell.LastExitCode;
    }
}
