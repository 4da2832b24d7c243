using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Predictions;
using KubeNotebooks.Lessons.Reading;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Lessons.Proving;

/// <summary>Proves a lesson's notebook in one language: run as it is, it passes no exercise, and its predictions can be answered.</summary>
internal sealed class NotebookProof : IDisposable
{
    private readonly Lesson _lesson;
    private readonly Language _language;
    private readonly string _path;
    private readonly SessionOptions _options;
    private readonly ProofFolder _folder;
    private readonly ImmutableArray<LessonMistake>.Builder _mistakes = ImmutableArray.CreateBuilder<LessonMistake>();
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);
    private readonly HashSet<string> _judged = new(StringComparer.Ordinal);

    /// <summary>Prepares it.</summary>
    public NotebookProof(Lesson lesson, Language language, string lessons, SessionOptions options)
    {
        (_lesson, _language, _options) = (lesson, language, options);
        _path = Path.Combine(lessons, language.Code(), $"{lesson.Name}.ipynb");
        _folder = new ProofFolder(lessons, lesson.Name);
    }

    /// <summary>What was run.</summary>
    public ProofCounts Counts { get; private set; }

    /// <summary>The notebook as messages name it.</summary>
    private string Name => $"{_language.Code()}/{_lesson.Name}.ipynb";

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>Runs it.</summary>
    /// <returns>What is not as it should be.</returns>
    public ImmutableArray<LessonMistake> Run()
    {
        if (!File.Exists(_path))
        {
            Note(1, $"{Name} is missing: a lesson has a notebook in each language");
            return _mistakes.ToImmutable();
        }
        try
        {
            Run(NotebookDocument.Load(_path));
        }
        catch (FormatException wrong)
        {
            var line = (wrong.InnerException as JsonException)?.LineNumber is { } before ? string.Create(CultureInfo.InvariantCulture, $":{before + 1}") : "";
            Note(_path + line, $"{wrong.Message} Save it again in Jupyter, or begin it anew: kube-notebooks new lesson writes a sound one.");
        }
        return _mistakes.ToImmutable();
    }

    private void Run(NotebookDocument notebook)
    {
        var session = _folder.Session(_options);
        foreach (var (cell, number) in notebook.Cells.Select((cell, index) => (cell, index + 1)).Where(one => one.cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(one.cell.Source)))
        {
            var result = session.Run(cell.Source, new OutputCollector());
            if (result.Error is { } error && !cell.MayFail)
            {
                Note(string.Create(CultureInfo.InvariantCulture, $"{_path}, cell {number}"), $"the cell {cell.Source.Split('\n')[0]} stops: {error.Message}");
                return;
            }
            Meet(session, cell.Source);
        }
        Counts += new ProofCounts { Notebooks = 1 };
        if (session.Work.Lesson?.Name != _lesson.Name) Note(1, $"{Name} does not load this lesson: write #!lesson {_lesson.Name}{(_language == Language.English ? "" : " --language ja")} in a cell near its top");
        else if (session.Work.Language != _language) Note(1, $"{Name} loads the lesson in another language: write #!lesson {_lesson.Name} --language {_language.Code()}");
        foreach (var passed in session.Work.Passed) Note(LineOf(passed), $"{Name}, run as it is, passes the exercise {passed}: the learner's part stands in its cells");
        foreach (var exercise in _lesson.Exercises.Where(one => !_met.Contains(one.Id))) Note(exercise.Line, $"{Name} has no cell #!exercise {exercise.Id}");
        foreach (var exercise in _lesson.Exercises.Where(one => _met.Contains(one.Id) && !_judged.Contains(one.Id))) Note(exercise.Line, $"{Name} has no cell #!check {exercise.Id} below its #!exercise, so that nobody judges what is done");
        foreach (var prediction in _lesson.Predictions.Where(one => !_met.Contains(one.Id))) Note(prediction.Line, $"{Name} has no cell #!predict {prediction.Id}");
    }

    /// <summary>After a cell: which exercises and predictions stood in it, and whether each prediction tells right from wrong.</summary>
    private void Meet(NotebookSession session, string source)
    {
        foreach (var line in source.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["#!exercise", var exercise, ..]) _met.Add(exercise);
            if (words is ["#!check", ..] && session.Work.UnderWay is var (judged, _)) _judged.Add(judged.Id);
            if (words is not ["#!predict", var id, ..] || !_met.Add(id) || _lesson.Prediction(id) is not { } prediction || session.Work.Asked(id) is not { } trial) continue;
            Counts += new ProofCounts { Predictions = 1 };
            Answer(prediction, trial);
        }
    }

    private void Answer(Prediction prediction, Trial trial)
    {
        var question = prediction.Question;
        string[] guesses = ["0", "99999", "new", "old", "never", "1h", "Guess"];
        foreach (var guess in guesses.Where(question.IsAnswer))
        {
            var outcome = question.Judge(guess, trial);
            if (outcome.Actual.Length == 0) Note(prediction.Line, $"the prediction {prediction.Id} has no answer in {Name}: {outcome.Happened.English}");
            else if (!question.IsAnswer(outcome.Actual) || !question.Judge(outcome.Actual, trial).Right) Note(prediction.Line, $"the prediction {prediction.Id} does not take its own answer, {outcome.Actual}");
            else if (!outcome.Right) return;
        }
        Note(prediction.Line, $"the prediction {prediction.Id} takes every answer");
    }

    private int LineOf(string exercise) => _lesson.Exercise(exercise)?.Line ?? 1;

    private void Note(int line, string text) => _mistakes.Add(new LessonMistake(line, text));

    private void Note(string place, string text) => _mistakes.Add(new LessonMistake(0, text) { Elsewhere = place });
}
