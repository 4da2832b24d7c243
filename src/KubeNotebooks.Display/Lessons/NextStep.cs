using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Progress;

namespace KubeNotebooks.Display.Lessons;

/// <summary>Where a learner goes on: the first lesson that is under way, else the first of which nothing is done.</summary>
internal static class NextStep
{
    private const int MostNames = 4;

    /// <summary>The sentence that says it.</summary>
    /// <param name="lessons">The lessons, in order.</param>
    /// <param name="progress">What was done.</param>
    public static LocalText Of(IReadOnlyList<Lesson> lessons, ProgressFile progress)
    {
        var open = lessons.Select(lesson => (Lesson: lesson, Left: Left(lesson, progress))).Where(one => one.Left.Count > 0).ToList();
        if (open.Count == 0) return new LocalText("All of it is done.", "すべて終わりました。");
        var underWay = open.Find(one => one.Left.Count < All(one.Lesson));
        if (underWay.Lesson is null)
        {
            var first = $"`{open[0].Lesson.Name}`";
            return open.Count == lessons.Count ? new LocalText($"Begin with {first}.", $"{first} から始めましょう。") : new LocalText($"Next comes {first}.", $"次は {first} です。");
        }
        var (name, left) = ($"`{underWay.Lesson.Name}`", underWay.Left);
        var (names, more) = (string.Join(", ", left.Take(MostNames).Select(id => $"`{id}`")), left.Count - MostNames);
        return new LocalText(
            $"Go on in {name}. Left are {names}{(more > 0 ? FormattableString.Invariant($" and {more} more") : "")}.",
            $"{name} の続きです。残りは {names}{(more > 0 ? FormattableString.Invariant($" のほか {more} 個") : " ")}です。");
    }

    private static int All(Lesson lesson) => lesson.Exercises.Length + lesson.Predictions.Length;

    private static List<string> Left(Lesson lesson, ProgressFile progress) =>
    [
        .. lesson.Predictions.Where(one => progress.Prediction(lesson.Name, one.Id) is null).Select(one => one.Id),
        .. lesson.Exercises.Where(one => !progress.Exercise(lesson.Name, one.Id).Passed).Select(one => one.Id),
    ];
}
