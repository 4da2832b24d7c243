using KubeNotebooks.Display.Lessons;
using KubeNotebooks.Lessons.Checks;
using KubeNotebooks.Lessons.Judging;
using KubeNotebooks.Notebook.Lessons;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives.Lessons;

/// <summary><c>#!check</c>: judges the exercise under way.</summary>
internal static class CheckDirective
{
    /// <summary>The magic.</summary>
    public static Directive Check { get; } = new("#!check", "#!check [EXERCISE]", "Judges what you did in the exercise under way")
    {
        Arguments = [ExerciseDirective.Argument],
        Example = "#!check",
        Run = Judge,
    };

    private static void Judge(DirectiveCall call)
    {
        var (exercise, work) = (call.ExerciseUnderWay(), call.Session.Work);
        var facts = new Facts(call.Session.Cluster, work.UnderWay!.Value.Mark);
        var judgement = Judgement.Of(exercise, facts, work.Told);
        work.Told.Note(judgement, facts);
        call.Output.Emit(new DisplayOutput(JudgementView.Of(judgement, work.Language)));
        if (!judgement.Acted) return;
        if (judgement.Passed) work.NotePassed(exercise.Id);
        else work.NoteFailure(exercise.Id);
        work.Progress.NoteTry(call.Lesson().Name, exercise.Id, judgement.Passed);
        call.TellTrouble();
    }
}
