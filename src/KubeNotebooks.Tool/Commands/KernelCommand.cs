using System.CommandLine;
using System.Text.Json;
using KubeNotebooks.CSharp;
using KubeNotebooks.Jupyter;
using KubeNotebooks.Notebook;

namespace KubeNotebooks.Tool.Commands;

/// <summary><c>kube-notebooks kernel</c>: what Jupyter starts.</summary>
internal static class KernelCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Option<string>("--connection-file")
        {
            Description = "The file in which Jupyter says where to listen",
            Required = true,
            HelpName = "FILE",
        };
        var command = new ExplainedCommand("kernel", "Serve a Jupyter front end", "Jupyter starts this itself.") { file };
        command.Hidden = true; // people have no use for it
        command.SetAction(result => Run(result.GetRequiredValue(file)));
        return command;
    }

    /// <summary>Serves until the front end has had enough.</summary>
    /// <param name="connectionFile">The file in which Jupyter says where to listen.</param>
    /// <returns>The exit code. It ends the process, whatever threads the user's code has left running.</returns>
    public static int Run(string connectionFile)
    {
        try
        {
            JupyterKernel.Serve(connectionFile, new SessionOptions { CSharp = ScriptEngine.Start }, ScriptEngine.WarmUp);
            Environment.Exit(0);
            return 0;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or FormatException or JsonException)
        {
            Console.Error.WriteLine($"kube-notebooks: {connectionFile}: {wrong.Message}");
            return 1;
        }
    }
}
