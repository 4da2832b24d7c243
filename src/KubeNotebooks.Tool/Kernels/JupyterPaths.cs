namespace KubeNotebooks.Tool.Kernels;

/// <summary>Where Jupyter looks for kernels.</summary>
/// <remarks>Source: jupyter_core paths.py, jupyter_data_dir and jupyter_path.</remarks>
internal static class JupyterPaths
{
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
        return PythonsOnPath().Select(python => ProgramOutput.Of(python, "-X", "utf8", "-c", "import sys; print(sys.prefix)"))
            .OfType<string>().FirstOrDefault();
    }

    /// <summary>The Pythons on the PATH; one of them may be the stub that Windows has in the place of a Python.</summary>
    public static IEnumerable<string> PythonsOnPath() => Pythons.Select(FindOnPath).OfType<string>();

    /// <summary>All folders in which Jupyter looks for kernels, the first that has one wins.</summary>
    public static IEnumerable<string> KernelFolders()
    {
        var places = (Variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(place => Path.Combine(place, "kernels")).Append(KernelsOfUser());
        if (PythonPrefix() is { } prefix) places = places.Append(KernelsBelow(prefix));
        places = OperatingSystem.IsWindows()
            ? places.Append(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter", "kernels"))
            : places.Append(KernelsBelow("/usr/local")).Append(KernelsBelow("/usr"));
        return places.Distinct(StringComparer.Ordinal);
    }

    private static string DataFolder()
    {
        if (Variable("JUPYTER_DATA_DIR") is { } given) return given;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter");
        if (OperatingSystem.IsWindows())
            return Path.Combine(Variable("APPDATA") ?? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "jupyter");
        return Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
