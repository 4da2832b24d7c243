using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace KubeNotebooks.Tool.Kernels;

/// <summary>Where Jupyter looks for kernels.</summary>
/// <remarks>Source: jupyter_core paths.py, jupyter_data_dir and jupyter_path.</remarks>
internal static class JupyterPaths
{
    private static readonly TimeSpan PythonLimit = TimeSpan.FromSeconds(20);
    private static readonly string[] Pythons = ["python3", "python", "py"];

    /// <summary>The folder of the user's own kernels.</summary>
    public static string KernelsOfUser() => Path.Combine(DataFolder(), "kernels");

    /// <summary>The folder of the kernels below an installation prefix.</summary>
    public static string KernelsBelow(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>The full path of a program, or null when it is not on the PATH.</summary>
    public static string? FindOnPath(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        return (Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The prefix of the active Python environment, or null when there is no Python.</summary>
    public static string? PythonPrefix()
    {
        if ((Variable("VIRTUAL_ENV") ?? Variable("CONDA_PREFIX")) is { } active) return active;
        return Pythons.Select(FindOnPath).OfType<string>().Select(PrefixOf).OfType<string>().FirstOrDefault();
    }

    /// <summary>Asks a Python for its prefix; null when it has no answer, as the stub that Windows has in the place of a Python.</summary>
    private static string? PrefixOf(string python)
    {
        try
        {
            var start = new ProcessStartInfo(python, ["-X", "utf8", "-c", "import sys; print(sys.prefix)"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            };
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var prefix = process.StandardOutput.ReadToEnd().Trim();
            return process.WaitForExit(PythonLimit) && process.ExitCode == 0 && prefix.Length > 0 ? prefix : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string DataFolder()
    {
        if (Variable("JUPYTER_DATA_DIR") is { } given) return given;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter");
        if (OperatingSystem.IsWindows())
            return Path.Combine(Variable("APPDATA") ?? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        return Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
