using KubeNotebooks.Display.Lessons;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Predictions;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Lessons;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives.Lessons;

/// <summary><c>#!predict</c>: asks what a command will do, and shows it on a copy of the cluster.</summary>
internal static class PredictDirective
{
    /// <summary>What the usage calls a prediction: completion offers those of the lesson.</summary>
    public const string Argument = "PREDICTION";

    /// <summary>The magic.</summary>
    public static Directive Predict { get; } = new("#!predict", "#!predict PREDICTION [ANSWER]", "Asks what a command will do; with an answer, shows what it does on a copy of the cluster")
    {
        Arguments = [Argument, "ANSWER"],
        Required = 1,
        Example = "#!predict most-pods 6",
        Run = Run,
    };

    private static void Run(DirectiveCall call)
    {
        var (lesson, work) = (call.Lesson(), call.Session.Work);
        var id = call.Arguments.Positional[0];
        var prediction = lesson.Prediction(id) ?? throw call.NoSuch(id, lesson.Predictions.Select(one => one.Id), "prediction", "予想");
        if (call.Arguments.Positional.Length == 1)
        {
            work.Ask(id, Try(call, prediction));
            call.Output.Emit(new DisplayOutput(PredictionView.Question(prediction, work.Language)));
            return;
        }
        var answer = call.Arguments.Positional[1];
        if (!prediction.Question.IsAnswer(answer))
        {
            var form = prediction.Question.Form;
            throw call.Wrong(new LocalText($"\"{answer}\" is no answer to {id}: write {form.English}.", $"「{answer}」は {id} の答えになりません。{form.Japanese}を書いてください。"));
        }
        if (work.Asked(id) is not { } trial) work.Ask(id, trial = Try(call, prediction));
        var outcome = prediction.Question.Judge(answer, trial);
        call.Output.Emit(new DisplayOutput(PredictionView.Outcome(prediction, answer, outcome, work.Language)));
        work.Progress.NoteAnswer(lesson.Name, id, outcome.Right);
        call.TellTrouble();
    }

    private static Trial Try(DirectiveCall call, Prediction prediction)
    {
        try
        {
            return Trial.Run(call.Session.Cluster, ShellWords.Split(prediction.Command).Words, prediction.Question, call.Session.Files.Folder);
        }
        catch (TrialException wrong)
        {
            throw call.Wrong(new LocalText(
                $"The cluster is not where this question begins. Run the cells above it first. (kubectl {prediction.Command}: {wrong.Message})", $"クラスターが、この予想を始められる状態ではありません。先に、これより上のセルを実行してください。(kubectl {prediction.Command}: {wrong.Message})"));
        }
    }
}
