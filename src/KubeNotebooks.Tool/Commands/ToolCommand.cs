using System.CommandLine;

namespace KubeNotebooks.Tool.Commands;

/// <summary>The command <c>kube-notebooks</c> with all that it can do.</summary>
internal static class ToolCommand
{
    private const string Description = """
        Notebooks that teach Kubernetes on a cluster simulated in this process.

        Examples:
          kube-notebooks run lesson.ipynb                     run a notebook here in the terminal
          kube-notebooks run lesson.ipynb --html              the same, and make a page of it
          kube-notebooks install                              make the kernel known to Jupyter and VS Code
          kube-notebooks install --sys-prefix                 the same, for the active Python environment only
        """;

    /// <summary>The command.</summary>
    public static RootCommand Create() => new(Description)
    {
        ShellCommand.Create(),
        RunCommand.Create(),
        InstallCommand.CreateInstall(),
        InstallCommand.CreateUninstall(),
        KernelCommand.Create(),
    };
}
