using KubeNotebooks.Display.Lessons;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Checks;
using KubeNotebooks.Lessons.Judging;
using KubeNotebooks.Notebook.Lessons;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives.Lessons;

/// <summary><c>#!exercise</c>: begins an exercise.</summary>
internal static class ExerciseDirective
{
    /// <summary>What the usage calls an exercise: completion offers those of the lesson.</summary>
    public const string Argument = "EXERCISE";

    /// <summary>Under which name the cluster of the lesson is kept while an exercise has one of its own.</summary>
    public const string LessonSnapshot = "lesson";

    /// <summary>The magic.</summary>
    public static Directive Exercise { get; } = new("#!exercise", "#!exercise EXERCISE", "Begins an exercise: brings the cluster into its starting state and shows the task")
    {
        Arguments = [Argument],
        Example = "#!exercise first-rollout",
        Run = Begin,
    };

    private static void Begin(DirectiveCall call)
    {
        var session = call.Session;
        if (call.Arguments.Positional is not [var id]) throw call.WhichOne(Exercise, call.Lesson().Exercises.Select(one => one.Id), "exercise", "演習");
        var exercise = call.NamedExercise(id);
        if (session.Work.IsLessons(session.Cluster))
        {
            session.Snapshots[LessonSnapshot] = session.Cluster.Fork();
            session.Work.NoteKept(session.Cluster);
        }
        var before = LessonWork.Origin(session.Cluster);
        foreach (var cell in exercise.Start)
        {
            var result = session.RunInside(cell, new OutputCollector(), call.Options);
            if (LessonWork.Origin(session.Cluster) != before) session.Work.NoteExerciseCluster(session.Cluster);
            if (result.Error is { } error) throw call.Wrong(new LocalText($"The exercise {exercise.Id} cannot begin: {error.Message}", $"演習 {exercise.Id} を始められません: {error.Message}"));
        }
        var mark = Mark.Set(session.Cluster, exercise.Id);
        if (Judgement.HoldsAtMark(exercise, mark))
            throw call.Wrong(new LocalText($"The exercise {exercise.Id} is done before it begins: its file needs a check that fails at the start.", $"演習 {exercise.Id} は、始める前からできています。最初は満たされない確認がファイルに必要です。"));
        session.Work.Begin(exercise, mark);
        call.Output.Emit(new DisplayOutput(ExerciseView.Task(exercise, session.Work.Language)));
    }
}
