using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Notebook.Documents;

namespace KubeNotebooks.Notebook.Tests.Lessons;

/// <summary>Holds the lesson's last section, a print of 2020 and a cell by turns, to what it says of itself.</summary>
public sealed partial class PrintOf2020Tests
{
    private const string Lesson05 = "05-rollout-and-rollback.ipynb";

    public static TheoryData<string> Lessons => [$"notebooks/en/{Lesson05}", $"notebooks/ja/{Lesson05}"];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void The_lesson_quotes_every_block_of_the_print_word_for_word(string lesson)
    {
        var transcript = Words(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "tests", "tutorial", "transcript.md")));
        var pairs = Pairs(lesson);
        Assert.Equal(10, pairs.Count);
        foreach (var line in pairs.SelectMany(pair => pair.Print)) Assert.Contains(Words(line), transcript, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Each_cell_runs_what_was_typed_in_2020(string lesson)
    {
        foreach (var (print, cell) in Pairs(lesson))
        {
            var typed = print.Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..].Replace("kubectl ", "#!kube ", StringComparison.Ordinal).Replace("diff ", "#!diff ", StringComparison.Ordinal));
            Assert.Equal(typed, cell.Source.Split('\n').Where(line => !line.StartsWith("#!sim run", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Each_cell_answers_as_printed_but_for_pod_suffixes_ages_and_times(string lesson)
    {
        foreach (var (print, cell) in Pairs(lesson))
        {
            var printed = Comparable(print.Where(line => !line.StartsWith("$ ", StringComparison.Ordinal)));
            var answered = Comparable(Lesson.Plain(cell.Outputs).Split('\n').Where(line => !line.StartsWith("It is ", StringComparison.Ordinal)));
            var inPart = printed.Any(line => line == "Events:") && !printed.Any(line => line.StartsWith("Name:", StringComparison.Ordinal));
            Assert.Equal(printed, inPart ? answered.Where(line => printed.Contains(line)) : answered);
        }
    }

    /// <summary>Each printed block with the cell that follows it.</summary>
    private static List<(string[] Print, NotebookCell Cell)> Pairs(string lesson)
    {
        var cells = NotebookDocument.Parse(Lesson.Text(lesson)).Cells;
        return [.. cells.Zip(cells.Skip(1))
            .Where(pair => pair.First.Kind == CellKind.Markdown && pair.Second.Kind == CellKind.Code)
            .Select(pair => (Block: Printed().Match(pair.First.Source), pair.Second))
            .Where(pair => pair.Block.Success)
            .Select(pair => (pair.Block.Groups["text"].Value.Split('\n'), pair.Second))];
    }

    /// <summary>Lines without what differs from run to run; the rows of pods in a fixed order.</summary>
    private static List<string> Comparable(IEnumerable<string> lines)
    {
        var comparable = lines.Select(line => Times().Replace(Ages().Replace(Suffixes().Replace(Words(line), "-POD"), "AGE"), "TIME"))
            .Where(line => line.Length > 0).ToList();
        var first = comparable.FindIndex(IsPod);
        if (first < 0) return comparable;
        var pods = comparable.Where(IsPod).Order(StringComparer.Ordinal).ToList();
        comparable.RemoveAll(IsPod);
        comparable.InsertRange(first, pods);
        return comparable;

        static bool IsPod(string line) => line.StartsWith("web-deploy-", StringComparison.Ordinal);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("```text\n(?<text>\\$ .*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Printed();

    [GeneratedRegex(@"(?<=web-deploy-[bcdfghjklmnpqrstvwxz2456789]{8,10})-[bcdfghjklmnpqrstvwxz2456789]{5}\b")]
    private static partial Regex Suffixes();

    [GeneratedRegex(@"(?<=\s)(\d+[smhd])+(?=[ )]|$)")]
    private static partial Regex Ages();

    [GeneratedRegex(@"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9}")]
    private static partial Regex Times();
}
