using System.Collections.Immutable;
using System.Globalization;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Checks;
using KubeNotebooks.Lessons.Judging;
using KubeNotebooks.Lessons.Reading;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Lessons.Proving;

/// <summary>Proves one exercise in one language, through the very cells that a learner runs.</summary>
internal sealed class ExerciseProof : IDisposable
{
    private const int FewestWrong = 3;
    private const string Look = "#!kube get pods";
    private const string Wait = "#!sim run 15m";

    private readonly Lesson _lesson;
    private readonly Exercise _exercise;
    private readonly Language _language;
    private readonly SessionOptions _options;
    private readonly ProofFolder _folder;
    private readonly ImmutableArray<LessonMistake>.Builder _mistakes = ImmutableArray.CreateBuilder<LessonMistake>();

    /// <summary>Prepares it.</summary>
    public ExerciseProof(Lesson lesson, Exercise exercise, Language language, string lessons, SessionOptions options)
    {
        (_lesson, _exercise, _language, _options) = (lesson, exercise, language, options with { TextOnly = true, CSharp = null });
        _folder = new ProofFolder(lessons, lesson.Name);
    }

    /// <summary>What was run.</summary>
    public ProofCounts Counts { get; private set; }

    /// <summary>Whether it could begin; if not, nothing else of it is worth a look.</summary>
    public bool CanBegin { get; private set; }

    /// <summary>Runs it.</summary>
    /// <returns>What is not as it should be.</returns>
    public ImmutableArray<LessonMistake> Run()
    {
        Counts += new ProofCounts { Exercises = 1 };
        if (Begin() is not { } session) return _mistakes.ToImmutable();
        CanBegin = true;
        foreach (var failed in Failed(session, from: 0)) Note(_exercise.StartLine, $"has a command in \"start\" that fails: {failed}");
        if (_exercise.Wrong.Length < FewestWrong) Note(_exercise.Line, $"has {_exercise.Wrong.Length} wrong answers: give it at least {FewestWrong}, each with the hint that it must get");
        Empty(session);
        foreach (var wrong in _exercise.Wrong) Wrong(wrong);
        foreach (var solution in _exercise.Solutions) Solution(solution);
        return _mistakes.ToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private NotebookSession? Begin()
    {
        var session = _folder.Session(_options);
        var error = Run(session, $"#!lesson {_lesson.Name} --language {_language.Code()}\n#!exercise {_exercise.Id}").Error;
        if (error is null) return session;
        Note(_exercise.Line, $"cannot begin: {error.Message}");
        return null;
    }

    private void Empty(NotebookSession session)
    {
        Counts += new ProofCounts { Empty = 1 };
        if (Judge(session) is { Acted: true }) Note(_exercise.Line, "counts as tried before anybody did anything");
        Run(session, $"{Wait}\n{Look}");
        if (Judge(session).Passed) Note(_exercise.Line, $"passes when one only waits and looks ({Wait}, {Look}): it needs a check for what the learner is to do");
        else Shown(session, Judge(session).FirstHint, _exercise.Line);
    }

    private void Wrong(Answer answer)
    {
        if (After(answer) is not { } session) return;
        Counts += new ProofCounts { Wrong = 1 };
        var judgement = Judge(session);
        if (judgement.Passed) Note(answer.Line, "passes with this wrong answer: it needs a check that fails, or this is a solution");
        else if (judgement.FirstHint != answer.Hint)
            Note(answer.Line, $"gives this wrong answer the hint of \"{judgement.FirstHint}\" first, not of \"{answer.Hint}\": change one of them, or the order of the checks ({Failed(judgement)})");
        else Shown(session, answer.Hint, answer.Line);
    }

    private void Solution(Answer answer)
    {
        if (After(answer) is not { } session) return;
        Counts += new ProofCounts { Solutions = 1 };
        var judgement = Judge(session);
        if (!judgement.Passed)
        {
            var failures = string.Concat(Failed(session, session.Work.UnderWay!.Value.Mark.Entry).Select(one => $"; {one}"));
            Note(answer.Line, $"does not pass with this solution: {Failed(judgement)}{failures}");
        }
        var text = Check(session);
        if (judgement.Passed && !session.Work.Passed.Contains(_exercise.Id)) Note(answer.Line, $"is not shown as done: {text}");
    }

    private NotebookSession? After(Answer answer)
    {
        if (Begin() is not { } session) return null;
        foreach (var cell in answer.Cells)
        {
            var result = Run(session, cell);
            if (result.Error is not { } error) continue;
            Note(answer.Line, $"has an answer whose cell cannot run: {error.Message}");
            return null;
        }
        if (session.Work.IsUnderWayIn(session.Cluster)) return session;
        Note(answer.Line, "has an answer that resets or restores the cluster, so that nothing can be judged");
        return null;
    }

    /// <summary>Whether the learner is shown a hint in words.</summary>
    private void Shown(NotebookSession session, string? id, int line)
    {
        var hint = _exercise.Mistakes.FirstOrDefault(one => one.Id == id)?.Hint ?? _exercise.Checks.FirstOrDefault(check => check.Id == id)?.Hint;
        var text = Check(session);
        if (hint is null || !Words(text).Contains(Words(hint.In(_language)), StringComparison.Ordinal)) Note(line, $"does not show the hint of \"{id}\" in {_language.Code()}");
    }

    private static string Words(string text) => string.Concat(text.Where(one => !char.IsWhiteSpace(one)));

    private string Check(NotebookSession session)
    {
        var collector = new OutputCollector();
        session.Run("#!check", collector);
        return string.Concat(collector.Outputs.OfType<DisplayOutput>().Select(output => output.Data.Plain));
    }

    private Judgement Judge(NotebookSession session) => Judgement.Of(_exercise, new Facts(session.Cluster, session.Work.UnderWay!.Value.Mark));

    private string Failed(Judgement judgement) => string.Join("; ", judgement.Checks.Where(check => !check.Verdict.Passed)
        .Select(check => $"{check.Check.Id}: {check.Verdict.Expected.English} {check.Verdict.Seen.English}"));

    /// <summary>The commands that ended badly, from a place of the trace on.</summary>
    private static IEnumerable<string> Failed(NotebookSession session, int from) => session.Cluster.History.Commands.Where(one => one.Entry >= from && one.ExitCode is not (null or 0))
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"kubectl {one.Text} ended with exit code {one.ExitCode}"));

    private static CellResult Run(NotebookSession session, string cell) => session.Run(cell, new OutputCollector());

    private void Note(int line, string text) => _mistakes.Add(new LessonMistake(line, $"the exercise {_exercise.Id} {text}"));
}
