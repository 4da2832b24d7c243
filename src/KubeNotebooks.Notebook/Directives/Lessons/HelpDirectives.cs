using KubeNotebooks.Display.Lessons;
using KubeNotebooks.Lessons;
using KubeNotebooks.Notebook.Lessons;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives.Lessons;

/// <summary><c>#!hint</c> and <c>#!solution</c>: what helps in an exercise.</summary>
internal static class HelpDirectives
{
    /// <summary><c>#!hint</c>.</summary>
    public static Directive Hint { get; } = new("#!hint", "#!hint [EXERCISE]", "Gives a hint for the exercise under way, one more each time, three in all")
    {
        Arguments = [ExerciseDirective.Argument],
        Example = "#!hint",
        Run = GiveHint,
    };

    /// <summary><c>#!solution</c>.</summary>
    public static Directive Solution { get; } = new("#!solution", "#!solution [EXERCISE]", "Shows how the exercise can be done, once you have tried")
    {
        Arguments = [ExerciseDirective.Argument],
        Example = "#!solution",
        Run = ShowSolution,
    };

    private static void GiveHint(DirectiveCall call)
    {
        var (exercise, work) = (call.ExerciseUnderWay(), call.Session.Work);
        call.Output.Emit(new DisplayOutput(ExerciseView.Hints(exercise, work.NextHint(exercise), work.Language)));
    }

    private static void ShowSolution(DirectiveCall call)
    {
        var (exercise, work) = (call.ExerciseUnderWay(), call.Session.Work);
        if (work.WasTried(exercise.Id))
        {
            call.Output.Emit(new DisplayOutput(ExerciseView.Solution(exercise, work.Language)));
            return;
        }
        var text = new LocalText("Try it first: do something, then run #!check. After a try the solution is shown. #!hint helps until then.", "まず試してみましょう。何かをしてから #!check を実行すると、そのあとで解答例を見られます。それまでは #!hint が助けになります。");
        call.Write(text.In(work.Language) + "\n");
    }
}
