namespace KubeNotebooks.Tool.Kernels;

/// <summary>A program in which notebooks can be opened.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Start">The program with its first arguments.</param>
internal sealed record JupyterProgram(string Name, IReadOnlyList<string> Start)
{
    /// <summary>How to get one, for those who have none.</summary>
    public const string HowToGet = "pip install jupyterlab (or: apt install jupyter-notebook, brew install jupyterlab)";

    /// <summary>JupyterLab, or the classic notebook when only that is there.</summary>
    /// <remarks>A program on the PATH first; then a module of a Python on the PATH, which is how Windows often has it.</remarks>
    public static JupyterProgram? Find() => Lab() ?? Notebook();

    /// <summary>JupyterLab.</summary>
    public static JupyterProgram? Lab() => Find("JupyterLab", "jupyter-lab", "jupyterlab");

    /// <summary>The classic notebook.</summary>
    public static JupyterProgram? Notebook() => Find("Jupyter Notebook", "jupyter-notebook", "notebook");

    /// <summary>What runs notebooks without a browser.</summary>
    public static JupyterProgram? Nbconvert() => Find("nbconvert", "jupyter-nbconvert", "nbconvert");

    /// <summary>Its version; null when it does not say.</summary>
    public string? Version() => ProgramOutput.Of(Start[0], [.. Start.Skip(1), "--version"])?.Split('\n')[^1].Trim();

    private static JupyterProgram? Find(string name, string program, string module)
    {
        if (JupyterPaths.FindOnPath(program) is { } found) return new JupyterProgram(name, [found]);
        var python = JupyterPaths.PythonsOnPath().FirstOrDefault(one =>
            ProgramOutput.Of(one, "-c", $"import importlib.util; print(importlib.util.find_spec('{module}') is not None)") == "True");
        return python is null ? null : new JupyterProgram(name, [python, "-m", module]);
    }
}
