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
        Arguments = [Argument, "ANSWER…"],
        Example = "#!predict most-pods 6",
        Run = Run,
    };

    private static void Run(DirectiveCall call)
    {
        var (lesson, work) = (call.Lesson(), call.Session.Work);
        if (call.Arguments.Positional is not [var id, ..]) throw call.WhichOne(Predict, lesson.Predictions.Select(one => one.Id), "prediction", "予想");
        var prediction = lesson.Prediction(id) ?? throw call.NoSuch(id, lesson.Predictions.Select(one => one.Id), "prediction", "予想");
        if (call.Arguments.Positional.Length == 1)
        {
            work.Ask(id, Try(call, prediction));
            call.Output.Emit(new DisplayOutput(PredictionView.Question(prediction, work.Language)));
            return;
        }
        var answer = Answer(call, prediction);
        if (work.Asked(id) is not { } trial) work.Ask(id, trial = Try(call, prediction));
        var outcome = prediction.Question.Judge(answer, trial);
        call.Output.Emit(new DisplayOutput(PredictionView.Outcome(prediction, answer, outcome, work.Language)));
        work.Progress.NoteAnswer(lesson.Name, id, outcome.Right);
        call.TellTrouble();
    }

    /// <summary>What was answered, in its plain form.</summary>
    /// <exception cref="CellSyntaxException">It is no answer, or a slip of the finger.</exception>
    private static string Answer(DirectiveCall call, Prediction prediction)
    {
        var typed = string.Join(' ', call.Arguments.Positional.Skip(1));
        var (question, answer) = (prediction.Question, prediction.Question.Plain(typed));
        if (!question.IsAnswer(answer))
        {
            var (form, digits) = (question.Form, answer.Any(char.IsDigit) || !question.IsAnswer("1") ? "" : ", in digits");
            throw call.Wrong(new LocalText(
                $"\"{typed}\" is no answer to {prediction.Id}: write {form.English}{digits}.", $"「{typed}」は {prediction.Id} の答えになりません。{form.Japanese}{(char.IsAscii(form.Japanese[^1]) ? " " : "")}を書いてください。"));
        }
        if (question.Words.IsEmpty || question.Words.Contains(answer, StringComparer.OrdinalIgnoreCase)) return answer;
        string[] near = [.. Nearest.Of(answer, question.Words)];
        if (near.Length == 0) return answer;
        throw call.Wrong(new LocalText(
            $"STATUS never says \"{typed}\". Did you mean {string.Join(" or ", near)}?", $"STATUS に「{typed}」と出ることはありません。{string.Join(" か ", near)} のことでしょうか。"));
    }

    private static Trial Try(DirectiveCall call, Prediction prediction)
    {
        try
        {
            return Trial.Run(call.Session.Cluster, ShellWords.Split(prediction.Command).Words, prediction.Question, call.Session.Files.Folder);
        }
        catch (TrialException wrong)
        {
            var (first, firstJa) = call.Session.Work.IsOfAnExercise(call.Session.Cluster)
                ? ($"It is that of an exercise: #!sim restore {ExerciseDirective.LessonSnapshot} brings the lesson's back.", $"いまは演習のクラスターです。#!sim restore {ExerciseDirective.LessonSnapshot} でレッスンのクラスターに戻れます。")
                : ("Run the cells above it first.", "先に、これより上のセルを実行してください。");
            throw call.Wrong(new LocalText(
                $"The cluster is not where this question begins. {first} (kubectl {prediction.Command}: {wrong.Message})", $"クラスターが、この予想を始められる状態ではありません。{firstJa}(kubectl {prediction.Command}: {wrong.Message})"));
        }
    }
}
