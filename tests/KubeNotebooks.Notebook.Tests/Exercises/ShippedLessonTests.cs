using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Lessons;

namespace KubeNotebooks.Notebook.Tests.Exercises;

/// <summary>What is promised of the lessons that are shipped, beyond what the proof demands of every lesson.</summary>
public sealed class ShippedLessonTests
{
    private const int FewestHints = 3;
    private const int FewestWays = 2;

    /// <summary>The ids by which users' progress is kept. Lines are added and never removed, for an id that vanishes takes somebody's progress with it.</summary>
    private static readonly string IdFile = Path.Combine(RepositoryFiles.Root, "tests", "KubeNotebooks.Notebook.Tests", "Exercises", "shipped-ids.txt");

    private static readonly Lesson[] Lessons = [.. LessonLibrary.BuiltIn.Select(name => LessonLibrary.Load(name, RepositoryFiles.Root)!)];

    public static TheoryData<string, string> Exercises =>
        [.. Lessons.SelectMany(lesson => lesson.Exercises.Select(one => new TheoryDataRow<string, string>(lesson.Name, one.Id)))];

    [Fact]
    public void Ids_under_which_progress_is_kept_never_vanish()
    {
        string[] now = [.. Lessons.SelectMany(lesson => lesson.Exercises.Select(one => one.Id).Concat(lesson.Predictions.Select(one => one.Id)).Select(id => $"{lesson.Name}/{id}")).Order(StringComparer.Ordinal)];
        var known = File.ReadAllLines(IdFile);
        Assert.Empty(known.Except(now));
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1") File.WriteAllText(IdFile, string.Join('\n', now) + "\n");
        else Assert.Empty(now.Except(known)); // UPDATE_TRANSCRIPTS=1 adds new ones
    }

    [Fact]
    public void There_are_enough_exercises_and_predictions()
    {
        Assert.InRange(Lessons.Sum(lesson => lesson.Exercises.Length), 15, int.MaxValue);
        Assert.InRange(Lessons.Sum(lesson => lesson.Predictions.Length), 10, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void Wrong_answers_get_three_different_hints_and_two_ways_pass(string lesson, string id)
    {
        var exercise = Lessons.Single(one => one.Name == lesson).Exercise(id)!;
        Assert.InRange(exercise.Wrong.Select(one => one.Hint).Distinct().Count(), FewestHints, int.MaxValue);
        Assert.InRange(exercise.Solutions.Select(one => string.Join('\n', one.Cells)).Distinct().Count(), FewestWays, int.MaxValue);
    }
}
