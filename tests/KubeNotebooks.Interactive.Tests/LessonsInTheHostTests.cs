using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Tests.Lessons;

namespace KubeNotebooks.Interactive.Tests;

/// <summary>The lessons, unchanged, in a host that is not our own kernel.</summary>
[Collection("a process has one notebook")]
public sealed class LessonsInTheHostTests
{
    /// <summary>The first cell of every lesson.</summary>
    public const string Reference = "#r \"nuget: KubeNotebooks.Interactive\"";

    // All lessons run in the one session of the host, and a lesson's twin keeps snapshots of the same names.
    private const string OfEarlierLesson = " It takes the place of an older one.";

    public static TheoryData<string> Lessons => [.. Lesson.All];

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task Every_cell_of_it_gives_the_same_text(string lesson)
    {
        var folder = Directory.CreateTempSubdirectory("lesson");
        var before = Directory.GetCurrentDirectory();
        try
        {
            Directory.SetCurrentDirectory(folder.FullName);
            var host = await HostStandIn.ShareAsync();
            foreach (var cell in NotebookDocument.Parse(Lesson.Text(lesson)).Cells.Where(cell => cell.Kind == CellKind.Code && cell.Source != Reference))
                Assert.Equal(Lesson.Plain(cell.Outputs), HostStandIn.Text(await host.RunAsync(cell.Source)).Replace(OfEarlierLesson, "", StringComparison.Ordinal));
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void It_has_nothing_that_the_hosts_parser_hangs_on(string lesson)
    {
        foreach (var cell in NotebookDocument.Parse(Lesson.Text(lesson)).Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            // Both seen in 1.0.0-beta: what is unknown yet beside a reference to a package, and a dash right after a closing brace.
            if (cell.Source.Contains("#r ", StringComparison.Ordinal)) Assert.Equal(Reference, cell.Source);
            Assert.DoesNotMatch(@"(?m)^#!.*[}\]]-", cell.Source);
        }
    }
}
