using System.CommandLine;
using System.CommandLine.Help;

namespace KubeNotebooks.Tool.Commands;

/// <summary>The command <c>kube-notebooks</c> with all that it can do.</summary>
internal static class ToolCommand
{
    /// <summary>What follows in its help.</summary>
    public const string Details = """
        Examples:
          kube-notebooks shell                                kubectl at a simulated cluster, here in the terminal
          kube-notebooks lab                                  the lessons in Jupyter
          kube-notebooks run lesson.ipynb --html              run a notebook without Jupyter, and make a page of it
          kube-notebooks doctor                               what is missing, and how to get it
          kube-notebooks COMMAND --help                       more about a command, with examples
        """;

    /// <summary>The command.</summary>
    /// <param name="passedOn">What stood after <c>--</c>, for the program that a command starts.</param>
    public static RootCommand Create(params IReadOnlyList<string> passedOn)
    {
        var root = new RootCommand("Notebooks that teach Kubernetes on a cluster simulated in this process.")
        {
            ShellCommand.Create(),
            LabCommand.Create(passedOn),
            RunCommand.Create(),
            DoctorCommand.Create(),
            CheckCommand.Create(),
            NewCommand.Create(),
            InstallCommand.CreateInstall(),
            InstallCommand.CreateUninstall(),
            KernelCommand.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithDetails((HelpAction)help.Action!);
        return root;
    }

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        var end = Array.IndexOf(arguments, "--");
        var (words, passedOn) = end < 0 || arguments[0] != "lab" ? (arguments, []) : (arguments[..end], arguments[(end + 1)..]);
        var result = Create(passedOn).Parse(words.Length == 0 ? ["--help"] : words);
        if (Mistakes.In(result) is not { Count: > 0 } mistakes || result.Action is HelpWithDetails) return result.Invoke();
        foreach (var mistake in mistakes) Console.Error.WriteLine(mistake);
        return Mistakes.ExitCode;
    }
}
