using System.Globalization;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Explanations;
using KubeNotebooks.Lessons;

namespace KubeNotebooks.Display.Lessons;

/// <summary>An exercise's task, hints and solution, as text and as HTML.</summary>
public static class ExerciseView
{
    private static readonly string Blue = Palette.Of(0).Solid;

    private static readonly LocalText Next = new(
        "Work in the cells below. `#!check` judges what you did, `#!hint` helps. `#!sim restore lesson` brings the lesson's cluster back.",
        "下のセルで作業します。`#!check`で判定、`#!hint`でヒントです。`#!sim restore lesson`でレッスンのクラスターに戻れます。");

    private static readonly LocalText Last = new(
        "These are all the hints. After a try, that is a `#!check`, `#!solution` shows a way.",
        "ヒントは以上です。一度`#!check`を実行したあとは、`#!solution`で解答例を見られます。");

    /// <summary>The task.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="language">In which language.</param>
    public static MimeBundle Task(Exercise exercise, Language language)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        return new Bar("▸", Blue, exercise.Title.In(language), exercise.Id).Tell(exercise.Task.In(language)).Space().Tell(Next.In(language), quiet: true).End();
    }

    /// <summary>The first hints.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="count">How many are shown; 1 or more.</param>
    /// <param name="language">In which language.</param>
    public static MimeBundle Hints(Exercise exercise, int count, Language language)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        var all = exercise.Hints.Length;
        var title = LocalFormat(language, $"Hint {count} of {all}", $"ヒント {count}/{all}");
        var bar = new Bar("▸", Blue, title, exercise.Id);
        for (var i = 0; i < count; i++) bar.Tell(exercise.Hints[i].In(language), quiet: i < count - 1);
        if (count == all) bar.Space().Tell(Last.In(language), quiet: true);
        return bar.End();
    }

    /// <summary>The solution.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="language">In which language.</param>
    public static MimeBundle Solution(Exercise exercise, Language language)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        var bar = new Bar("▸", Blue, language == Language.Japanese ? "解答例" : "One way to do it", exercise.Id);
        bar.Tell(exercise.Solutions[0].Note?.In(language) ?? "").Cells(exercise.Solutions[0].Cells);
        bar.Tell(language == Language.Japanese ? $"もう一度始めるには: `#!exercise {exercise.Id}`" : $"To begin it again: `#!exercise {exercise.Id}`", quiet: true);
        return bar.End();
    }

    private static string LocalFormat(Language language, FormattableString english, FormattableString japanese) =>
        (language == Language.Japanese ? japanese : english).ToString(CultureInfo.InvariantCulture);
}
