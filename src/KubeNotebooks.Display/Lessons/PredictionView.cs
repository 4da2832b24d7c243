using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Explanations;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Predictions;

namespace KubeNotebooks.Display.Lessons;

/// <summary>A prediction's question and what came of an answer, as text and as HTML.</summary>
public static class PredictionView
{
    /// <summary>The question.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="language">In which language.</param>
    public static MimeBundle Question(Prediction prediction, Language language)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var japanese = language == Language.Japanese;
        var form = prediction.Question.Form.In(language);
        return new Bar("?", Palette.Of(0).Solid, japanese ? "予想してみましょう" : "Your prediction", prediction.Id)
            .Tell(prediction.Asked.In(language)).Cells([$"kubectl {prediction.Command}"])
            .Tell(japanese ? $"答え方: `#!predict {prediction.Id} 答え`({form})" : $"To answer: `#!predict {prediction.Id} ANSWER` ({form})", quiet: true).End();
    }

    /// <summary>What came of an answer.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="language">In which language.</param>
    public static MimeBundle Outcome(Prediction prediction, string answer, Outcome outcome, Language language)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(outcome);
        var japanese = language == Language.Japanese;
        var bar = outcome.Right
            ? new Bar("●", Palette.Good, japanese ? $"予想どおり、{answer} です。" : $"As you said: {answer}.", prediction.Id)
            : new Bar("◑", Palette.Caution, japanese ? $"予想は {answer}、起きたことは違いました。" : $"You said {answer}. Something else happens.", prediction.Id);
        return bar.Tell(outcome.Happened.In(language)).Tell(outcome.Sum.In(language)).Tell(prediction.Because?.In(language) ?? "")
            .Tell(japanese ? "クラスターのコピーで試しました。手元のクラスターは変わっていません。" : "This was tried on a copy of the cluster; yours is as it was.", quiet: true).End();
    }
}
