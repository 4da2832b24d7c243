using System.Collections.Immutable;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Reading;

namespace KubeNotebooks.Notebook.Lessons.Proving;

/// <summary>Proves that a lesson is as it should be, by running it: exercises fail empty and pass with their solutions, and so on.</summary>
public sealed class LessonProof
{
    private readonly string _folder;
    private readonly SessionOptions _options;
    private readonly List<LessonMistake> _mistakes = [];

    private LessonProof(string folder, SessionOptions options) => (_folder, _options) = (folder, options);

    /// <summary>How much was run without anything being found.</summary>
    public ProofCounts Counts { get; private set; }

    /// <summary>What is not as it should be, by line of the lesson's file.</summary>
    public ImmutableArray<LessonMistake> Mistakes => [.. _mistakes.Distinct().OrderBy(one => one.Line)];

    /// <summary>The lesson's file, as messages name it.</summary>
    public string File { get; private init; } = "";

    /// <summary>Proves a lesson.</summary>
    /// <param name="folder">Where the folders <c>exercises</c>, <c>en</c> and <c>ja</c> are.</param>
    /// <param name="name">The lesson's name.</param>
    /// <param name="options">How the sessions behave; with what runs the C# in the lesson's notebooks.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static LessonProof Of(string folder, string name, SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var file = Path.Combine(folder, LessonLibrary.Folder, $"{name}{LessonLibrary.Ending}");
        var proof = new LessonProof(folder, options) { File = file };
        try
        {
            var lesson = LessonReader.Read(name, file, System.IO.File.ReadAllText(file));
            proof.Run(lesson);
        }
        catch (LessonFormatException wrong)
        {
            proof._mistakes.AddRange(wrong.Mistakes);
        }
        return proof;
    }

    private void Run(Lesson lesson)
    {
        var broken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var exercise in lesson.Exercises.Where(one => !broken.Contains(one.Id)))
            {
                using var trial = new ExerciseProof(lesson, exercise, language, _folder, _options);
                _mistakes.AddRange(trial.Run());
                Counts += trial.Counts;
                if (!trial.CanBegin) broken.Add(exercise.Id);
            }
        }
        if (broken.Count > 0) return; // the notebooks would stop at its cell, and say the same once more
        foreach (var language in Enum.GetValues<Language>())
        {
            using var notebook = new NotebookProof(lesson, language, _folder, _options);
            _mistakes.AddRange(notebook.Run());
            Counts += notebook.Counts;
        }
    }
}

/// <summary>How much was run.</summary>
/// <param name="Exercises">Exercises, each in each language.</param>
/// <param name="Empty">Runs in which nobody did what was asked.</param>
/// <param name="Wrong">Wrong answers.</param>
/// <param name="Solutions">Solutions.</param>
/// <param name="Predictions">Predictions that were answered.</param>
/// <param name="Notebooks">Notebooks that were run.</param>
public readonly record struct ProofCounts(int Exercises, int Empty, int Wrong, int Solutions, int Predictions, int Notebooks)
{
    /// <summary>Both together.</summary>
    public static ProofCounts operator +(ProofCounts one, ProofCounts other) => new(
        one.Exercises + other.Exercises, one.Empty + other.Empty, one.Wrong + other.Wrong,
        one.Solutions + other.Solutions, one.Predictions + other.Predictions, one.Notebooks + other.Notebooks);
}
