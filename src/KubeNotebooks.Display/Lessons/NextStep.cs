using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Progress;

namespace KubeNotebooks.Display.Lessons;

/// <summary>Where a learner goes on: the first lesson of which something is left.</summary>
internal static class NextStep
{
    private const int MostNames = 4;

    /// <summary>The sentence that says it.</summary>
    /// <param name="lessons">The lessons, in order.</param>
    /// <param name="progress">What was done.</param>
    public static LocalText Of(IReadOnlyList<Lesson> lessons, ProgressFile progress)
    {
        foreach (var lesson in lessons)
        {
            var left = Left(lesson, progress);
            if (left.Count == 0) continue;
            var name = $"`{lesson.Name}`";
            if (left.Count == lesson.Exercises.Length + lesson.Predictions.Length)
                return lesson == lessons[0] ? new LocalText($"Begin with {name}.", $"{name} から始めましょう。") : new LocalText($"Next comes {name}.", $"次は {name} です。");
            var (names, more) = (string.Join(", ", left.Take(MostNames).Select(id => $"`{id}`")), left.Count - MostNames);
            return new LocalText(
                $"Go on in {name}. Left are {names}{(more > 0 ? FormattableString.Invariant($" and {more} more") : "")}.",
                $"{name} の続きです。残りは {names}{(more > 0 ? FormattableString.Invariant($" のほか {more} 個") : " ")}です。");
        }
        return new LocalText("All of it is done.", "すべて終わりました。");
    }

    private static List<string> Left(Lesson lesson, ProgressFile progress) =>
    [
        .. lesson.Predictions.Where(one => progress.Prediction(lesson.Name, one.Id) is null).Select(one => one.Id),
        .. lesson.Exercises.Where(one => !progress.Exercise(lesson.Name, one.Id).Passed).Select(one => one.Id),
    ];
}
