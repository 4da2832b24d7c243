using System.CommandLine;
using KubeNotebooks.Tool.Kernels;

namespace KubeNotebooks.Tool.Commands;

/// <summary><c>kube-notebooks install</c> and <c>uninstall</c>: make the kernel known to Jupyter, or forgotten.</summary>
internal static class InstallCommand
{
    /// <summary>The command <c>install</c>.</summary>
    public static Command CreateInstall() => Create("install", "Make the kernel known to Jupyter and VS Code", folder =>
    {
        var written = KernelSpec.Install(folder);
        Console.Out.WriteLine($"Installed the kernel \"{KernelSpec.DisplayName}\" in {written}");
        Console.Out.WriteLine(JupyterProgram.Find() is { } jupyter
            ? $"{jupyter.Name} is there: kube-notebooks lab opens the lessons in it. In other notebooks choose the kernel \"{KernelSpec.DisplayName}\"."
            : $"Jupyter was not found. To get it: {JupyterProgram.HowToGet}.");
        if (KernelSpec.NamesAVersion)
            Console.Out.WriteLine($"It starts the program in {AppContext.BaseDirectory}; after an update, install again.");
        Console.Out.WriteLine("VS Code finds it too (extension ms-toolsai.jupyter): Select Kernel > Jupyter Kernel.");
        return 0;
    });

    /// <summary>The command <c>uninstall</c>.</summary>
    public static Command CreateUninstall() => Create("uninstall", "Make Jupyter forget the kernel", folder =>
    {
        var removed = KernelSpec.Uninstall(folder);
        Console.Out.WriteLine(removed is null ? $"There is no kernel \"{KernelSpec.Name}\" in {folder}." : $"Removed {removed}");
        return removed is null ? 1 : 0;
    });

    private static string Details(string name) => $"""
        Examples:
          kube-notebooks {name}                    for you
          kube-notebooks {name} --sys-prefix       for the active Python environment
          kube-notebooks {name} --prefix /usr      for all, below a prefix
        """;

    private static Command Create(string name, string description, Func<string, int> run)
    {
        var user = new Option<bool>("--user") { Description = "For you alone; this is the default" };
        var prefix = new Option<string>("--prefix") { Description = "Below a prefix, such as /usr/local", HelpName = "FOLDER" };
        var environment = new Option<bool>("--sys-prefix") { Description = "For the active Python environment" };
        var command = new ExplainedCommand(name, description, Details(name)) { user, prefix, environment };
        command.Validators.Add(result =>
        {
            if (new Option[] { user, prefix, environment }.Count(option => result.GetResult(option) is not null) > 1)
                result.AddError("Choose one of --user, --prefix and --sys-prefix.");
        });
        command.SetAction(result =>
        {
            try
            {
                if (result.GetValue(prefix) is { } folder) return run(JupyterPaths.KernelsBelow(folder));
                if (!result.GetValue(environment)) return run(JupyterPaths.KernelsOfUser());
                if (JupyterPaths.PythonPrefix() is { } found) return run(JupyterPaths.KernelsBelow(found));
                Console.Error.WriteLine("kube-notebooks: there is no Python on the PATH, so there is no environment to install into. "
                    + "Use --user or --prefix.");
                return 1;
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"kube-notebooks: {wrong.Message}");
                return 1;
            }
        });
        return command;
    }
}
