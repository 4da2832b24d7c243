using System.Globalization;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Explanations;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Progress;

namespace KubeNotebooks.Display.Lessons;

/// <summary>How far a user has come, as text and as HTML.</summary>
public static class ProgressView
{
    /// <summary>One lesson, a line for each exercise and prediction.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="progress">What was done.</param>
    /// <param name="language">In which language.</param>
    public static MimeBundle Of(Lesson lesson, ProgressFile progress, Language language)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        ArgumentNullException.ThrowIfNull(progress);
        var japanese = language == Language.Japanese;
        var bar = new Bar("▸", Palette.Of(0).Solid, lesson.Title.In(language), lesson.Name);
        foreach (var exercise in lesson.Exercises)
        {
            var done = progress.Exercise(lesson.Name, exercise.Id);
            var tries = done.Tries.ToString(CultureInfo.InvariantCulture);
            var state = done.Passed ? (japanese ? "完了" : "done")
                : done.Tries > 0 ? (japanese ? $"挑戦中({tries} 回)" : $"tried {tries} {(done.Tries == 1 ? "time" : "times")}")
                : japanese ? "まだ" : "not begun";
            Line(bar, done.Passed ? true : done.Tries > 0 ? false : null, $"{exercise.Id}: {exercise.Title.In(language)}", state);
        }
        foreach (var prediction in lesson.Predictions)
        {
            var right = progress.Prediction(lesson.Name, prediction.Id);
            Line(bar, right, $"{prediction.Id} (#!predict)", right switch { true => japanese ? "予想どおり" : "as predicted", false => japanese ? "予想と違った" : "came otherwise", _ => japanese ? "まだ" : "not made" });
        }
        return bar.End();
    }

    /// <summary>Several lessons, a line for each.</summary>
    /// <param name="lessons">The lessons.</param>
    /// <param name="progress">What was done.</param>
    /// <param name="language">In which language.</param>
    public static MimeBundle Of(IReadOnlyList<Lesson> lessons, ProgressFile progress, Language language)
    {
        ArgumentNullException.ThrowIfNull(lessons);
        ArgumentNullException.ThrowIfNull(progress);
        var japanese = language == Language.Japanese;
        var bar = new Bar("▸", Palette.Of(0).Solid, japanese ? "進み具合" : "Your progress", "");
        foreach (var lesson in lessons)
        {
            var exercises = lesson.Exercises.Count(one => progress.Exercise(lesson.Name, one.Id).Passed);
            var predictions = lesson.Predictions.Count(one => progress.Prediction(lesson.Name, one.Id) is not null);
            var all = exercises == lesson.Exercises.Length && predictions == lesson.Predictions.Length;
            var text = japanese
                ? string.Create(CultureInfo.InvariantCulture, $"演習 {exercises}/{lesson.Exercises.Length}、予想 {predictions}/{lesson.Predictions.Length}")
                : string.Create(CultureInfo.InvariantCulture, $"{exercises} of {lesson.Exercises.Length} exercises, {predictions} of {lesson.Predictions.Length} predictions");
            Line(bar, all ? true : exercises + predictions > 0 ? false : null, $"{lesson.Name}: {lesson.Title.In(language)}", text);
        }
        return bar.Space().Tell(NextStep.Of(lessons, progress).In(language)).End();
    }

    private static void Line(Bar bar, bool? state, string name, string text) => bar.Item(
        state switch { true => "●", false => "◑", _ => "○" }, state switch { true => Palette.Good, false => Palette.Caution, _ => Palette.Quiet }, $"{name} – {text}");
}
