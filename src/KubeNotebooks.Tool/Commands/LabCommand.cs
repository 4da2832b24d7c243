using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using KubeNotebooks.Tool.Kernels;
using KubeNotebooks.Tool.Lessons;

namespace KubeNotebooks.Tool.Commands;

/// <summary><c>kube-notebooks lab</c>: from nothing to the first lesson in Jupyter.</summary>
internal static class LabCommand
{
    private const string Summary = "Open the lessons in Jupyter";

    private const string Details = """
        Makes the kernel known to Jupyter, copies the lessons to a folder of yours (what you have changed there stays as it is), and
        opens JupyterLab, or the classic notebook when only that is there. What stands after -- is passed on to Jupyter.

        Examples:
          kube-notebooks lab                                  the lessons in ~/kube-notebooks
          kube-notebooks lab kubernetes-course --language ja  another folder, in Japanese
          kube-notebooks lab --no-browser -- --port 9999      for a browser elsewhere
        """;

    /// <summary>The command.</summary>
    /// <param name="passedOn">What Jupyter gets besides.</param>
    public static Command Create(IReadOnlyList<string> passedOn)
    {
        var folder = new Argument<string?>("FOLDER") { Description = "Where your lessons are; ~/kube-notebooks if not given", Arity = ArgumentArity.ZeroOrOne };
        var language = new Option<string?>("--language") { Description = "en or ja; your system's if not given", HelpName = "LANGUAGE" };
        language.AcceptOnlyFromAmong([.. LessonLanguage.All]);
        var noBrowser = new Option<bool>("--no-browser") { Description = "Only say where Jupyter listens" };
        var command = new ExplainedCommand("lab", Summary, Details) { folder, language, noBrowser };
        command.SetAction(result =>
        {
            var place = Path.GetFullPath(result.GetValue(folder) ?? LessonFolder.Usual);
            return Run(place, result.GetValue(language) ?? LessonLanguage.OfUser(), !result.GetValue(noBrowser), passedOn);
        });
        return command;
    }

    private static int Run(string folder, string language, bool browser, IReadOnlyList<string> arguments)
    {
        try
        {
            var lessons = new LessonFolder(folder);
            foreach (var line in lessons.Update(LessonFolder.Shipped)) Console.Out.WriteLine(line);
            Console.Out.WriteLine($"Installed the kernel \"{KernelSpec.DisplayName}\" in {KernelSpec.Install(JupyterPaths.KernelsOfUser())}");
            var first = lessons.First(language);
            if (JupyterProgram.Find() is { } jupyter) return Open(jupyter, folder, first, browser, arguments);
            Console.Error.WriteLine($"kube-notebooks: Jupyter was not found. To get it: {JupyterProgram.HowToGet}. Then run this command again.");
            Console.Error.WriteLine($"Without it: open {folder} in VS Code with its extension Jupyter, or run a lesson here: "
                + $"kube-notebooks run \"{first ?? folder}\"");
            return 1;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or Win32Exception)
        {
            Console.Error.WriteLine($"kube-notebooks: {wrong.Message}");
            return 1;
        }
    }

    private static int Open(JupyterProgram jupyter, string folder, string? first, bool browser, IReadOnlyList<string> arguments)
    {
        Console.Out.WriteLine(browser
            ? $"Opening {first ?? folder} in {jupyter.Name}; Ctrl+C ends it."
            : $"Starting {jupyter.Name} for {folder}; open {first ?? "a lesson"} at the address that it tells. Ctrl+C ends it.");
        string[] opened = browser ? first is null ? [] : [first] : ["--no-browser"]; // the classic notebook opens a browser for a file in any case
        string[] words = [.. jupyter.Start.Skip(1), $"--notebook-dir={folder}", .. arguments, .. opened];
        Console.CancelKeyPress += (_, press) => press.Cancel = true; // Jupyter asks whether it shall end
        using var process = Process.Start(new ProcessStartInfo(jupyter.Start[0], words) { WorkingDirectory = folder })!;
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            process.Kill(entireProcessTree: true);
        });
        process.WaitForExit();
        return process.ExitCode;
    }
}
