using System.Runtime.InteropServices;
using KubeNotebooks.Tool.Kernels;
using KubeNotebooks.Tool.Lessons;
using KubeNotebooks.Tool.Terminal;

namespace KubeNotebooks.Tool.Health;

/// <summary>Looks at all that notebooks need. It tells what it has seen, nothing else.</summary>
internal static class Doctor
{
    /// <summary>All that was found, as it is found.</summary>
    public static IEnumerable<Finding> Examine()
    {
        yield return new Finding(FindingState.Good, ".NET", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}, in {RuntimeEnvironment.GetRuntimeDirectory()}");
        var frontEnds = FrontEnds().ToArray();
        foreach (var finding in frontEnds) yield return finding;
        if (frontEnds.All(finding => finding.State != FindingState.Good))
        {
            yield return new Finding(FindingState.Missing, "Front end",
                "there is nothing to open notebooks in; kube-notebooks shell and run need none", JupyterProgram.HowToGet);
        }
        yield return Of("nbconvert", JupyterProgram.Nbconvert(), "pip install nbconvert (or: apt install jupyter-nbconvert); only to run notebooks by Jupyter's own command");
        foreach (var finding in KernelCheck.Run()) yield return finding;
        yield return Writable("Kernels", JupyterPaths.KernelsOfUser());
        yield return Writable("Lessons", LessonFolder.Usual);
        yield return Writable("History", Path.GetDirectoryName(LineHistory.UserFile)!);
        yield return Terminal();
    }

    private static IEnumerable<Finding> FrontEnds()
    {
        yield return Of("JupyterLab", JupyterProgram.Lab(), JupyterProgram.HowToGet);
        yield return Of("Jupyter Notebook", JupyterProgram.Notebook(), JupyterProgram.HowToGet);
        yield return VisualStudioCode.Look();
    }

    private static Finding Of(string name, JupyterProgram? program, string howToGet)
    {
        if (program is null) return new Finding(FindingState.Note, name, "not found on the PATH, nor in a Python on the PATH", howToGet);
        return program.Version() is { } version
            ? new Finding(FindingState.Good, name, $"{version}, started by {string.Join(' ', program.Start)}")
            : new Finding(FindingState.Note, name, $"{string.Join(' ', program.Start)} is there and does not say its version", $"install it anew: {howToGet}");
    }

    /// <summary>Whether a folder can be written to, tried by writing: to itself, or to the nearest one above it that is there.</summary>
    private static Finding Writable(string subject, string folder)
    {
        var nearest = folder;
        while (!Directory.Exists(nearest) && Path.GetDirectoryName(nearest) is { } above) nearest = above;
        var trial = Path.Combine(nearest, $".kube-notebooks-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(trial, "");
            File.Delete(trial);
            return new Finding(FindingState.Good, subject, nearest == folder ? $"{folder} can be written to" : $"{folder} is not there yet and can be made");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return new Finding(FindingState.Missing, subject, $"{nearest} cannot be written to: {wrong.Message}", $"give yourself the right to write to {nearest}");
        }
    }

    private static Finding Terminal()
    {
        var colours = TerminalKind.WantsColours ? "colours" : "no colours (NO_COLOR is set, or TERM says so)";
        if (OperatingSystem.IsWindows()) return new Finding(FindingState.Good, "Terminal", $"UTF-8 while a command runs; {colours}");
        var locale = new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase)
            ? new Finding(FindingState.Good, "Terminal", $"{locale}; {colours}")
            : new Finding(FindingState.Note, "Terminal", $"its locale is {(locale.Length == 0 ? "not set" : locale)}, so it may not show frames and Japanese; {colours}",
                "export LANG=C.UTF-8");
    }
}
