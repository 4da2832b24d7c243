using System.Globalization;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Tests.Lessons;

namespace KubeNotebooks.Notebook.Tests.Portability;

/// <summary>
/// Numbers and dates come out alike whatever the reader's country. Our own programs know no country; a host that loads our libraries does.
/// </summary>
public sealed class CultureTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kube-notebooks-");

    public static TheoryData<string> Lessons => [.. Lesson.All];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_comes_out_the_same_where_numbers_are_written_otherwise(string lesson)
    {
        var notebook = NotebookDocument.Parse(Lesson.Text(lesson));
        InStrangeCulture(() => new NotebookRunner(Sessions.WithCSharp(_folder.FullName)).Run(notebook));
        Assert.Equal(Lesson.Text(lesson), notebook.Write());
    }

    [Fact]
    public void Texts_and_pictures_are_the_same_where_numbers_are_written_otherwise()
    {
        const string Cell = """
            #!sim reset --seed 3 --nodes 4
            #!kube create deployment web --image=nginx:1.26 --replicas=7
            #!sim run 90.5s
            #!kube set image deployment/web nginx=nginx:1.27
            #!sim run 4s
            #!sim why deploy/web
            #!sim map
            #!sim tree
            #!sim timeline deploy/web
            #!sim timeline deploy/web --interactive
            #!kube describe node
            #!kube scale deployment web --replicas=-1
            #!kube get pods -o wide --sort-by=.metadata.name
            #!kube run big --image=busybox --dry-run=client -o yaml --overrides='{"spec":{"priority":-5}}'
            """;
        var plain = Bundles(Cell);
        var strange = InStrangeCulture(() => Bundles(Cell));
        Assert.Equal(plain, strange);
    }

    private static string Bundles(string cell)
    {
        var collector = new Outputs.OutputCollector();
        Sessions.WithCSharp().Run(cell, collector);
        return OutputJson.Write(collector.Outputs, 1).ToJsonString();
    }

    private static T InStrangeCulture<T>(Func<T> action)
    {
        var before = CultureInfo.CurrentCulture;
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var numbers = strange.NumberFormat;
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign, numbers.PositiveSign, numbers.PercentSymbol) = (",", "'", "~", "++", "pct");
        (numbers.PercentDecimalSeparator, numbers.PercentGroupSeparator) = (",", "'");
        (strange.DateTimeFormat.DateSeparator, strange.DateTimeFormat.TimeSeparator) = ("~", "h");
        strange.DateTimeFormat.AbbreviatedMonthNames = [.. strange.DateTimeFormat.AbbreviatedMonthNames.Select(month => month.Length > 0 ? "x" + month : "")];
        strange.DateTimeFormat.AbbreviatedDayNames = [.. strange.DateTimeFormat.AbbreviatedDayNames.Select(day => "x" + day)];
        CultureInfo.CurrentCulture = strange;
        try
        {
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
