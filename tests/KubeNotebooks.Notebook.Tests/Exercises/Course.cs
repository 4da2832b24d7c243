using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Exercises;

/// <summary>A folder with a lesson in it, and a session in that folder.</summary>
internal sealed class Course : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("course-");

    /// <summary>Writes the lesson and starts a session.</summary>
    /// <param name="yaml">The lesson's file.</param>
    public Course(string yaml)
    {
        var exercises = _folder.CreateSubdirectory("exercises").FullName;
        File.WriteAllText(Path.Combine(exercises, "course.yml"), yaml);
        Session = Restarted();
    }

    /// <summary>The folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Where progress is kept.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>The session.</summary>
    public NotebookSession Session { get; set; }

    /// <summary>A lesson with one exercise that has one check, on a Deployment with two pods of nginx 1.16.</summary>
    /// <param name="check">The check's kind and keys, in one line.</param>
    /// <param name="start">What happens before it begins.</param>
    public static string Of(string check, string start = "") => $$"""
        title: { en: A course, ja: コース }
        exercises:
        - id: one
          title: { en: One, ja: 一 }
          task: { en: Do it., ja: してください。 }
          start: |
            #!sim reset --seed 5 --cached nginx:1.16
            #!kube create deployment web --image=nginx:1.16 --replicas=2
            #!kube rollout status deployment web
            {{start}}
          checks:
          - hint: { en: Look again., ja: もう一度見てください。 }
            {{check}}
          hints:
          - { en: First., ja: 一つ目。 }
          - { en: Second., ja: 二つ目。 }
          - { en: Third., ja: 三つ目。 }
          solutions:
          - cells: "#!kube get pods"
        """;

    /// <summary>Another session in the same folder, which knows nothing of this one.</summary>
    public NotebookSession Restarted() => new(new SessionOptions { Folder = Folder, DataFolder = Data });

    /// <summary>Runs a cell.</summary>
    /// <returns>What it printed and showed, as text.</returns>
    public string Run(string cell)
    {
        var collector = new OutputCollector();
        Session.Run(cell, collector);
        return Tests.Lessons.Lesson.Plain(collector.Outputs);
    }

    /// <summary>Begins the exercise, runs cells and judges.</summary>
    /// <returns>What the judgement says.</returns>
    public string Check(string cells, string language = "en")
    {
        Run($"#!lesson course --language {language}\n#!exercise one");
        Run(cells);
        return Run("#!check");
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
