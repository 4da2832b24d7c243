using System.Text;
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
    [InlineData("    #!sim reset --seed 1 --cached nginx:1.27\n    #!kube create", "    #!sim reset --seed 1\n    Console.WriteLine(1);\n    #!kube create", "the exercise more-pods cannot begin: The exercise more-pods cannot begin: In a lesson's file only magics can run")]
    [InlineData("- cells: |\n      #!kube scale deployment web --replicas=4\n      #!kube rollout status", "- cells: |\n      #!sim reset\n      #!kube rollout status", "the exercise more-pods has an answer that resets or restores the cluster, so that nothing can be judged")]
    [InlineData("web --image=nginx:1.27 --replicas=2", "web --imagine=nginx:1.27 --replicas=2", "the exercise more-pods has a command in \"start\" that fails: kubectl create deployment web --imagine=nginx:1.27 --replicas=2 ended with exit code 1")]
    [InlineData("#!kube patch deployment web -p", "#!kube patch deployment wab -p", "the exercise more-pods does not pass with this solution: four: {.spec.replicas} of deployment/web is \"4\". It is \"2\".; kubectl patch deployment wab -p {\"spec\":{\"replicas\":4}} ended with exit code 1")]
    [InlineData("mostPods: deploy/shop", "mostPods: deploy/web", "the cell #!predict how-many stops: The cluster is not where this question begins.")]
    [InlineData("- id: how-many", "- id: how-many-pods", "the cell #!predict how-many stops: This lesson has no prediction \"how-many\".")]
    public void The_proof_finds_what_is_wrong(string from, string to, string message)
    {
        new NewLesson(_folder, "first-steps").Write();
        Change(Path.Combine("exercises", "first-steps.yml"), from, to);
        var mistakes = LessonProof.Of(_folder, "first-steps", Options).Mistakes;
        Assert.Contains(mistakes, one => one.Text.StartsWith(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#!check more-pods", "#!kube scale deployment web --replicas=4\\n#!kube rollout status deployment web\\n#!check more-pods", "en/first-steps.ipynb, run as it is, passes the exercise more-pods: the learner's part stands in its cells")]
    [InlineData("#!check more-pods", "#!kube get pods", "en/first-steps.ipynb has no cell #!check more-pods below its #!exercise, so that nobody judges what is done")]
    [InlineData("#!predict how-many", "#!kube get pods", "en/first-steps.ipynb has no cell #!predict how-many")]
    [InlineData("#!lesson first-steps", "#!lesson first-steps --language ja", "en/first-steps.ipynb loads the lesson in another language: write #!lesson first-steps --language en")]
    public void A_notebook_that_does_the_learners_part_or_forgets_one_is_found(string from, string to, string message)
    {
        new NewLesson(_folder, "first-steps").Write();
        Change(Path.Combine("en", "first-steps.ipynb"), from, to);
        Assert.Equal([message], LessonProof.Of(_folder, "first-steps", Options).Mistakes.Select(one => one.Text));
    }

    [Theory]
    [InlineData("#!predict how-many", "#!predict how-may", "first-steps.ipynb, cell 7", "the cell #!predict how-may stops: This lesson has no prediction \"how-may\". Did you mean how-many?")]
    [InlineData("\"cells\": [", "\"cells\": [,", "first-steps.ipynb:2", "This is no notebook: ")]
    [InlineData("\"nbformat\": 4", "\"nbformat\": 3", "first-steps.ipynb", "This notebook is of another format than nbformat 4.")]
    public void A_notebook_that_cannot_run_is_told_with_its_file_and_cell_or_line(string from, string to, string place, string message)
    {
        new NewLesson(_folder, "first-steps").Write();
        Change(Path.Combine("en", "first-steps.ipynb"), from, to);
        var mistake = Assert.Single(LessonProof.Of(_folder, "first-steps", Options).Mistakes);
        Assert.Equal(Path.Combine(_folder, "en", place), mistake.Elsewhere);
        Assert.StartsWith(message, mistake.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exercise_that_cannot_begin_is_told_once()
    {
        new NewLesson(_folder, "first-steps").Write();
        Change(Path.Combine("exercises", "first-steps.yml"), "    #!kube create", "    #!kub create");
        Assert.Single(LessonProof.Of(_folder, "first-steps", Options).Mistakes);
    }

    [Theory] // as some editors on Windows write files
    [InlineData("\r\n", false)]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    public void Line_endings_and_a_byte_order_mark_change_nothing(string ending, bool mark)
    {
        new NewLesson(_folder, "first-steps").Write();
        foreach (var file in Directory.GetFiles(_folder, "first-steps.*", SearchOption.AllDirectories))
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings(ending), new UTF8Encoding(mark));
        var proof = LessonProof.Of(_folder, "first-steps", Options);
        Assert.Empty(proof.Mistakes);
        Assert.Equal(new ProofCounts(2, 2, 6, 4, 2, 2), proof.Counts);
    }

    [Fact]
    public void Files_that_nobody_would_find_are_told_with_where_they_belong()
    {
        new NewLesson(_folder, "first-steps").Write();
        foreach (var stray in new[] { "exercises/My Lesson.yml", "exercises/second.yaml", "ja/third.yml", "ja/third.ipynb", "ja/written-by-a-cell.yml" }) File.WriteAllText(Path.Combine(_folder, stray), "");
        Assert.Equal(["first-steps"], LessonNames.In(_folder));
        var told = LessonNames.Strays(_folder).ToArray();
        Assert.Equal(3, told.Length);
        Assert.EndsWith("My Lesson.yml: a lesson's name is small letters, digits and dashes, such as first-steps: rename this file, and its notebooks with it", told[0], StringComparison.Ordinal);
        Assert.EndsWith("second.yaml: a lesson's file ends in .yml: rename it to second.yml", told[1], StringComparison.Ordinal);
        Assert.Contains("third.yml: a lesson's file stands in ", told[2], StringComparison.Ordinal);
        Assert.Equal(("first-steps", "first-steps"), (LessonNames.Of("first-steps.yml"), LessonNames.Of("my course/exercises/first-steps.yml")));
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
