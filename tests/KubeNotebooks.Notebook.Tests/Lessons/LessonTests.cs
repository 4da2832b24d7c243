using System.Text.RegularExpressions;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Lessons;

public sealed partial class LessonTests
{
    public static TheoryData<string> Lessons => [.. Lesson.All];

    public static TheoryData<string> EnglishLessons => [.. Lesson.All.Where(lesson => lesson.StartsWith("notebooks/en/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Its_committed_outputs_come_out_again_byte_for_byte_twice(string lesson)
    {
        var committed = Lesson.Text(lesson);
        Assert.Equal(committed, Lesson.Run(lesson).Write());
        Assert.Equal(committed, Lesson.Run(lesson).Write());
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void No_cell_of_it_fails(string lesson) =>
        Assert.DoesNotContain(NotebookDocument.Parse(Lesson.Text(lesson)).Cells, cell => cell.Outputs.OfType<ErrorOutput>().Any());

    [Theory]
    [MemberData(nameof(Lessons))]
    public void It_names_the_package_that_other_kernels_need_and_starts_with_a_fixed_seed(string lesson)
    {
        var cells = NotebookDocument.Parse(Lesson.Text(lesson)).Cells.Where(cell => cell.Kind == CellKind.Code).ToArray();
        Assert.Equal(("#r \"nuget: KubeNotebooks.Interactive\"", "KubeNotebooks.Interactive is built in.\n"), (cells[0].Source, Lesson.Plain(cells[0].Outputs)));
        Assert.StartsWith("#!sim reset --seed ", cells[1].Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public void The_index_leads_to_every_lesson_in_order_by_its_title_and_comes_first(string language)
    {
        var index = $"notebooks/{language}/00-index.ipynb";
        string[] all = [.. Lesson.All.Where(lesson => lesson.StartsWith($"notebooks/{language}/", StringComparison.Ordinal))];
        Assert.Equal(index, all[0]);
        var expected = all.Skip(1).Select(lesson => Path.GetFileName(lesson)).Select(file => $"[{file[..2]} {Title(lesson: $"notebooks/{language}/{file}")}]({file})");
        var text = string.Concat(NotebookDocument.Parse(Lesson.Text(index)).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));
        Assert.Equal(expected, Link().Matches(text).Select(link => link.Value));

        static string Title(string lesson) => NotebookDocument.Parse(Lesson.Text(lesson)).Cells[0].Source.Split('\n')[0][2..];
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_cell_has_ten_lines_at_most_unless_it_writes_a_file(string lesson)
    {
        var cells = NotebookDocument.Parse(Lesson.Text(lesson)).Cells.Where(cell => cell.Kind == CellKind.Code);
        Assert.All(cells, cell => Assert.InRange(Commands(cell).Count(), 1, 10));
    }

    [Theory]
    [MemberData(nameof(EnglishLessons))]
    public void Its_Japanese_twin_runs_the_same_commands(string lesson)
    {
        var twin = lesson.Replace("/en/", "/ja/", StringComparison.Ordinal);
        Assert.Equal(AllCommands(lesson), AllCommands(twin));

        static List<string> AllCommands(string lesson) =>
            [.. NotebookDocument.Parse(Lesson.Text(lesson)).Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => string.Join('\n', Commands(cell).Where(IsMagic)).Replace(" --language ja", "", StringComparison.Ordinal))];
    }

    /// <summary>A cell's lines, but for the contents of a file.</summary>
    private static IEnumerable<string> Commands(NotebookCell cell)
    {
        foreach (var line in cell.Source.Split('\n'))
        {
            yield return line;
            if (line.StartsWith("#!writefile", StringComparison.Ordinal)) yield break;
        }
    }

    private static bool IsMagic(string line) => line.StartsWith("#!", StringComparison.Ordinal);

    [GeneratedRegex(@"\[[^\]]+\]\([^)]+\.ipynb\)")]
    private static partial Regex Link();
}
