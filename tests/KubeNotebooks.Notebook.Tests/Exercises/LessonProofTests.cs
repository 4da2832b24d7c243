using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.CSharp;
using KubeNotebooks.Lessons;
using KubeNotebooks.Notebook.Lessons.Proving;
using KubeNotebooks.Tool.Lessons;

namespace KubeNotebooks.Notebook.Tests.Exercises;

/// <summary>Proves the lessons that are shipped, and that the proof finds what is wrong.</summary>
public sealed partial class LessonProofTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(RepositoryFiles.Root, "notebooks");
    private static readonly SessionOptions Options = new() { CSharp = ScriptEngine.Start };

    private readonly string _folder = Directory.CreateTempSubdirectory("lessons-").FullName;

    public static TheoryData<string> Lessons => LessonFileTests.Lessons;

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Each_exercise_fails_empty_names_its_hints_and_passes_with_its_solutions_in_both_languages(string lesson)
    {
        var proof = LessonProof.Of(Shipped, lesson, Options);
        Assert.Empty(proof.Mistakes);
        var expected = LessonLibrary.Load(lesson, Path.Combine(Shipped, "en"))!;
        Assert.Equal(
            new ProofCounts(2 * expected.Exercises.Length, 2 * expected.Exercises.Length, 2 * expected.Exercises.Sum(one => one.Wrong.Length), 2 * expected.Exercises.Sum(one => one.Solutions.Length), 2 * expected.Predictions.Length, 2),
            proof.Counts);
    }

    [Fact]
    public void The_lessons_that_are_built_in_are_those_of_the_repository() =>
        Assert.Equal(Lessons.Select(row => row.Data), LessonLibrary.BuiltIn);

    [Fact]
    public void A_new_lesson_is_as_it_should_be()
    {
        new NewLesson(_folder, "first-steps").Write();
        var proof = LessonProof.Of(_folder, "first-steps", Options);
        Assert.Empty(proof.Mistakes);
        Assert.Equal(new ProofCounts(2, 2, 6, 4, 2, 2), proof.Counts);
        Assert.StartsWith("# yaml-language-server: $schema=lesson.schema.json\n", File.ReadAllText(Path.Combine(_folder, "exercises", "first-steps.yml")), StringComparison.Ordinal);
    }

    [Theory] // in a lesson that is well but for this: what stands there | what stands there instead | what the proof says
    [InlineData("--replicas=3\n      #!sim run 30s\n    hint: four", "--replicas=4\n      #!sim run 30s\n    hint: four", "the exercise more-pods passes with this wrong answer: it needs a check that fails, or this is a solution")]
    [InlineData("    hint: same-template", "    hint: complete", "the exercise more-pods gives this wrong answer the hint of \"same-template\" first, not of \"complete\"")]
    [InlineData("-p '{\"spec\":{\"replicas\":4}}'", "-p '{\"spec\":{\"replicas\":5}}'", "the exercise more-pods does not pass with this solution: four: {.spec.replicas} of deployment/web is \"4\". It is \"5\".")]
    [InlineData("--image=nginx:1.27 --replicas=2", "--image=nginx:1.27 --replicas=4", "the exercise more-pods cannot begin: The exercise more-pods is done before it begins")]
    [InlineData("    #!sim reset --seed 1 --cached nginx:1.27\n    #!kube create", "    Console.WriteLine(1);\n    #!kube create", "the exercise more-pods cannot begin: The exercise more-pods cannot begin: In a lesson's file only magics can run")]
    [InlineData("- cells: |\n      #!kube scale deployment web --replicas=4\n      #!kube rollout status", "- cells: |\n      #!sim reset\n      #!kube rollout status", "the exercise more-pods has an answer that resets or restores the cluster, so that nothing can be judged")]
    [InlineData("mostPods: deploy/shop", "mostPods: deploy/web", "en/first-steps.ipynb stops at a cell: The cluster is not where this question begins.")]
    [InlineData("- id: how-many", "- id: how-many-pods", "en/first-steps.ipynb stops at a cell: This lesson has no prediction \"how-many\".")]
    public void The_proof_finds_what_is_wrong(string from, string to, string message)
    {
        new NewLesson(_folder, "first-steps").Write();
        Change(Path.Combine("exercises", "first-steps.yml"), from, to);
        var mistakes = LessonProof.Of(_folder, "first-steps", Options).Mistakes;
        Assert.Contains(mistakes, one => one.Text.StartsWith(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#!check more-pods", "#!kube scale deployment web --replicas=4\\n#!kube rollout status deployment web\\n#!check more-pods", "en/first-steps.ipynb, run as it is, passes the exercise more-pods: the learner's part stands in its cells")]
    [InlineData("#!predict how-many", "#!kube get pods", "en/first-steps.ipynb has no cell #!predict how-many")]
    [InlineData("#!lesson first-steps", "#!lesson first-steps --language ja", "en/first-steps.ipynb loads the lesson in another language: write #!lesson first-steps --language en")]
    public void A_notebook_that_does_the_learners_part_or_forgets_one_is_found(string from, string to, string message)
    {
        new NewLesson(_folder, "first-steps").Write();
        Change(Path.Combine("en", "first-steps.ipynb"), from, to);
        Assert.Equal([message], LessonProof.Of(_folder, "first-steps", Options).Mistakes.Select(one => one.Text));
    }

    [Fact]
    public void Fewer_than_three_wrong_answers_are_too_few()
    {
        new NewLesson(_folder, "first-steps").Write();
        var file = Path.Combine(_folder, "exercises", "first-steps.yml");
        File.WriteAllText(file, Wrong().Replace(File.ReadAllText(file), ""));
        Assert.Contains(LessonProof.Of(_folder, "first-steps", Options).Mistakes, one => one.Text.Contains("has 0 wrong answers", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Change(string file, string from, string to)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    [GeneratedRegex("  # What learners might do instead.*?(?=\npredictions:)", RegexOptions.Singleline)]
    private static partial Regex Wrong();
}
