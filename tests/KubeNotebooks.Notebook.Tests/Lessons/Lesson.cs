using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Lessons;

/// <summary>The notebooks of the repository, and how a test runs them.</summary>
internal static class Lesson
{
    /// <summary>All of them, as paths from the root of the repository.</summary>
    public static IEnumerable<string> All =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "notebooks"), "*.ipynb", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/.", StringComparison.Ordinal) && !path.Contains(".executed.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>A lesson's file, as text.</summary>
    public static string Text(string lesson) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, lesson));

    /// <summary>The notebook after a run from top to bottom, in a folder of its own.</summary>
    public static NotebookDocument Run(string lesson)
    {
        var folder = Directory.CreateTempSubdirectory("lesson");
        try
        {
            var notebook = NotebookDocument.Parse(Text(lesson));
            new NotebookRunner(Sessions.WithCSharp(folder.FullName)).Run(notebook);
            return notebook;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>All that a cell printed and showed, as plain text.</summary>
    public static string Plain(IEnumerable<CellOutput> outputs) => string.Concat(outputs.Select(output => output switch
    {
        StreamOutput stream => stream.Text,
        DisplayOutput display => display.Data.Plain,
        ExecuteResult result => result.Data.Plain,
        ErrorOutput error => error.Message,
        _ => "",
    }));
}
