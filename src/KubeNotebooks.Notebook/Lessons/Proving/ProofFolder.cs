using KubeNotebooks.Lessons;

namespace KubeNotebooks.Notebook.Lessons.Proving;

/// <summary>A folder in which a lesson is tried, with the lesson's file in it and nobody's progress; it goes when it is disposed.</summary>
internal sealed class ProofFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kube-notebooks-check-");

    /// <summary>Prepares one.</summary>
    /// <param name="lessons">Where the folder <c>exercises</c> is.</param>
    /// <param name="lesson">The lesson's name.</param>
    public ProofFolder(string lessons, string lesson)
    {
        var exercises = _folder.CreateSubdirectory(LessonLibrary.Folder).FullName;
        var file = $"{lesson}{LessonLibrary.Ending}";
        File.Copy(Path.Combine(lessons, LessonLibrary.Folder, file), Path.Combine(exercises, file));
        Work = _folder.CreateSubdirectory("work").FullName;
    }

    /// <summary>Where cells write their files.</summary>
    public string Work { get; }

    /// <summary>A session in it.</summary>
    /// <param name="options">How it behaves besides.</param>
    public NotebookSession Session(SessionOptions options) => new(options with { Folder = Work, DataFolder = Path.Combine(_folder.FullName, "data") });

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Something still reads in it; the system clears its temporary folder.
        }
    }
}
