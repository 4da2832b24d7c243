using System.Collections.Immutable;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>Finds ids that are used twice, and hints that no check or mistake has.</summary>
internal static class NameChecker
{
    /// <summary>What is wrong.</summary>
    public static ImmutableArray<LessonMistake> Check(Lesson lesson)
    {
        var mistakes = ImmutableArray.CreateBuilder<LessonMistake>();
        Unique(mistakes, [.. lesson.Exercises.Select(one => (one.Id, one.Line)), .. lesson.Predictions.Select(one => (one.Id, one.Line))], "in this lesson: give each exercise and prediction its own");
        foreach (var exercise in lesson.Exercises)
        {
            (string Id, int Line)[] ids = [.. exercise.Checks.Select(check => (check.Id, check.Line)), .. exercise.Mistakes.Select(one => (one.Id, one.Sign.Line))];
            Unique(mistakes, ids, "in this exercise: give each check and each mistake an id of its own");
            string[] known = [.. ids.Select(one => one.Id).Distinct()];
            foreach (var wrong in exercise.Wrong.Where(one => !known.Contains(one.Hint)))
                mistakes.Add(new LessonMistake(wrong.Line, $"no check and no mistake of the exercise {exercise.Id} is called \"{wrong.Hint}\": there are {string.Join(", ", known)}"));
        }
        return mistakes.ToImmutable();
    }

    private static void Unique(ImmutableArray<LessonMistake>.Builder mistakes, IReadOnlyList<(string Id, int Line)> ids, string remedy)
    {
        foreach (var twice in ids.GroupBy(one => one.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            mistakes.Add(new LessonMistake(twice.Last().Line, $"the id \"{twice.Key}\" stands there twice {remedy}"));
    }
}
