using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Lessons.Reading;

namespace KubeNotebooks.Notebook.Tests.Exercises;

/// <summary>Holds the guide for those who write lessons to what the reader takes.</summary>
public sealed partial class GuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "write-a-lesson.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_exercise_and_the_prediction_that_it_shows_are_read()
    {
        var blocks = Blocks().Matches(Guide).Select(block => block.Groups["yaml"].Value).ToArray();
        Assert.Equal(3, blocks.Length);
        var lesson = LessonReader.Read("guide", "guide.yml", $"title: {{ en: G, ja: G }}\nexercises:\n{blocks[0]}{blocks[1]}predictions:\n{blocks[2]}");
        Assert.Equal(("more-pods", "wrong-tag", "how-many"), (lesson.Exercises[0].Id, lesson.Exercises[0].Mistakes[0].Id, lesson.Predictions[0].Id));
    }

    [Fact]
    public void Every_kind_of_check_and_question_stands_in_its_tables_and_is_read_as_it_stands_there()
    {
        var written = Table().Matches(Guide).SelectMany(row => Code().Matches(row.Groups["first"].Value)).Select(code => code.Groups["text"].Value.Replace(", reason: …", "", StringComparison.Ordinal).Replace("…", "get", StringComparison.Ordinal)).ToArray();
        var checks = written.Where(text => CheckKinds.All.Any(kind => text.StartsWith(kind.Shape.Name + ":", StringComparison.Ordinal))).ToArray();
        var questions = written.Where(text => QuestionKinds.All.Any(kind => text.StartsWith(kind.Shape.Name + ":", StringComparison.Ordinal))).ToArray();
        Assert.All(checks, check => LessonReader.Read("guide", "guide.yml", Course.Of(check)));
        Assert.All(questions, question => LessonReader.Read("guide", "guide.yml", $"title: {{ en: G, ja: G }}\npredictions:\n- id: g\n  question: {{ en: G, ja: G }}\n  command: get pods\n  {question}\n"));
        Assert.Equal(CheckKinds.All.Select(kind => kind.Shape.Name).Order(StringComparer.Ordinal), checks.Select(Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(QuestionKinds.All.Select(kind => kind.Shape.Name).Order(StringComparer.Ordinal), questions.Select(Name).Distinct().Order(StringComparer.Ordinal));

        static string Name(string text) => text.Split(':')[0];
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^\| (?<first>`.*?`) \|", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();
}
