using KubeNotebooks.Tool.Kernels;

namespace KubeNotebooks.Tool.Health;

/// <summary>Looks for Visual Studio Code and its extension for Jupyter.</summary>
internal static class VisualStudioCode
{
    private const string Extension = "ms-toolsai.jupyter";
    private const string Remedy = $"code --install-extension {Extension}";

    /// <summary>What was found. Extensions are looked for where they are installed, not asked for: asking would start the editor.</summary>
    public static Finding Look()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var extensions = new[] { ".vscode", ".vscode-server", ".vscode-insiders", ".vscode-oss" }
            .Select(name => Path.Combine(home, name, "extensions"))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder, $"{Extension}-*"))
            .FirstOrDefault(folder => char.IsAsciiDigit(Path.GetFileName(folder)[Extension.Length + 1]));
        if (extensions is not null) return new Finding(FindingState.Good, "VS Code", $"its extension for Jupyter is in {extensions}");
        var editor = JupyterPaths.FindOnPath("code") ?? JupyterPaths.FindOnPath("codium") ?? Places().FirstOrDefault(Path.Exists);
        return editor is null
            ? new Finding(FindingState.Note, "VS Code", "not found on the PATH or where it is usually installed", "https://code.visualstudio.com, then: " + Remedy)
            : new Finding(FindingState.Note, "VS Code", $"{editor}; its extension for Jupyter was not found below {home}", Remedy);
    }

    private static IEnumerable<string> Places() => OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Programs", "Microsoft VS Code", "Code.exe")]
        : OperatingSystem.IsMacOS() ? ["/Applications/Visual Studio Code.app"] : [];
}
