using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Tool.Shell;

/// <summary>The shell's <c>cat</c> and <c>ls</c>, on the folder that manifests are in.</summary>
/// <param name="session">Whose files they are.</param>
/// <param name="output">Gets what they say.</param>
internal sealed class ShellFiles(NotebookSession session, ICellOutput output)
{
    private const int ListFailed = 2;

    /// <summary>Shows files, or the document that follows; with a target, writes it there.</summary>
    /// <returns>The exit code.</returns>
    public int Cat(IReadOnlyList<string> names, string? document, string? target)
    {
        if (target is not null) return Tried("cat", target, () => session.Files.Write(target, document!, session.Cluster.Now)) ? 0 : 1;
        if (document is not null) Write(document);
        var failed = 0;
        foreach (var name in names)
        {
            if (!Tried("cat", name, () => Write(File.ReadAllText(session.Files.FullPath(name))))) failed = 1;
        }
        return failed;
    }

    /// <summary>Lists what is in folders, a line each.</summary>
    /// <returns>The exit code.</returns>
    public int List(IReadOnlyList<string> folders)
    {
        var failed = 0;
        foreach (var folder in folders.Count == 0 ? ["."] : folders)
        {
            if (!Tried("ls", folder, () => Write(string.Concat(Names(session.Files.FullPath(folder)).Select(name => name + "\n"))))) failed = ListFailed;
        }
        return failed;
    }

    private static IEnumerable<string> Names(string path) => File.Exists(path)
        ? [Path.GetFileName(path)]
        : Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)).Where(name => !name.StartsWith('.'))
            .Order(StringComparer.Ordinal);

    private bool Tried(string command, string name, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            var why = wrong is FileNotFoundException or DirectoryNotFoundException ? "No such file or directory"
                : Directory.Exists(session.Files.FullPath(name)) ? "Is a directory" : wrong.Message;
            output.Emit(new StreamOutput(StreamOutput.Error, $"{command}: {name}: {why}\n"));
            return false;
        }
    }

    private void Write(string text) => output.Emit(new StreamOutput(StreamOutput.Out, text));
}
