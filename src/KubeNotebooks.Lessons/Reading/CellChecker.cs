using System.Collections.Immutable;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>Finds cells that cannot do what they were written for, before any is run.</summary>
internal static class CellChecker
{
    private const string File = "#!writefile";

    /// <summary>What is wrong.</summary>
    public static ImmutableArray<LessonMistake> Check(Lesson lesson)
    {
        var mistakes = ImmutableArray.CreateBuilder<LessonMistake>();
        foreach (var exercise in lesson.Exercises)
        {
            if (!BeginsAlike(exercise.Start[0]))
                mistakes.Add(new LessonMistake(exercise.StartLine, $"the exercise {exercise.Id} begins with whatever cluster there is: write #!sim reset --seed 1 (or another number) as the first line of \"start\", so that everyone meets the same one"));
            Swallowed(mistakes, exercise.Start, exercise.StartLine);
            foreach (var answer in exercise.Solutions.Concat(exercise.Wrong)) Swallowed(mistakes, answer.Cells, answer.Line);
        }
        return mistakes.ToImmutable();
    }

    private static bool BeginsAlike(string cell)
    {
        var words = cell.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is ["#!sim", "reset", ..] && words.Any(word => word == "--seed" || word.StartsWith("--seed=", StringComparison.Ordinal));
    }

    private static void Swallowed(ImmutableArray<LessonMistake>.Builder mistakes, ImmutableArray<string> cells, int line)
    {
        foreach (var cell in cells)
        {
            var lines = cell.Split('\n');
            var file = Array.FindIndex(lines, one => one.StartsWith(File, StringComparison.Ordinal));
            if (file >= 0 && lines.Skip(file + 1).FirstOrDefault(one => one.StartsWith("#!", StringComparison.Ordinal)) is { } lost)
                mistakes.Add(new LessonMistake(line, $"\"{lost}\" stands below {File} in one cell, so it becomes part of the file: write a list of cells, and give it one of its own"));
        }
    }
}
