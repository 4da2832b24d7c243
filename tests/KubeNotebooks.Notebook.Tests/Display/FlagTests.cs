using System.Text;
using System.Xml.Linq;

namespace KubeNotebooks.Notebook.Tests.Display;

public class FlagTests
{
    private const string SixFaults = """
        #!sim fail crash deploy/web --after 60s
        #!sim fail readiness deploy/web
        #!sim fail liveness deploy/web
        #!sim fail registry-slow
        #!sim fail out-of-memory deploy/web --after 60s
        #!sim fail ignore-sigterm deploy/web
        """;

    [Fact]
    public void Marks_of_one_moment_share_a_flag_where_each_has_no_room()
    {
        var timeline = Timeline(SixFaults, "#!sim run 10s", "#!sim heal all", "#!sim run 20s");
        Assert.Equal(["create nginx:1.17", "fail crash +5", "heal crash +5"], Flags(timeline, "w"));
        Assert.Equal(["create nginx:1.17", "fail crash +5", "heal crash +5"], Flags(timeline, "n"));
        Assert.Contains(
            string.Join('\n', new[] { "crash", "readiness", "liveness", "registry-slow", "out-of-memory", "ignore-sigterm" }.Select(kind => $"21.0 s: fail {kind}, by #!sim")),
            timeline.Descendants("span").Select(span => span.Attribute("title")!.Value));
    }

    [Fact]
    public void A_mark_that_has_room_keeps_a_flag_of_its_own()
    {
        var timeline = Timeline("#!sim fail readiness deploy/web\n#!sim fail liveness deploy/web\n#!sim fail registry-slow", "#!sim run 20s");
        Assert.Equal(["create nginx:1.17", "fail readiness", "fail liveness", "fail registry-slow"], Flags(timeline, "w"));
    }

    [Fact]
    public void Neighbours_share_a_flag_where_a_minute_has_many_marks_and_none_is_lost()
    {
        var timeline = Timeline([.. Enumerable.Range(0, 30).SelectMany(i => new[] { $"#!kube scale deployment web --replicas={3 + (i % 2)}", "#!sim run 1s" })]);
        foreach (var form in new[] { "w", "n" })
        {
            var flags = Flags(timeline, form);
            Assert.Contains(flags, flag => flag.Contains(" +", StringComparison.Ordinal));
            Assert.Equal(1 + 30, flags.Sum(flag => flag.Split(" +") is [_, var more] ? 1 + int.Parse(more, null) : 1));
        }
        var told = timeline.Descendants("span").SelectMany(span => span.Attribute("title")!.Value.Split('\n')).Count(line => line.Contains(": kubectl scale", StringComparison.Ordinal));
        Assert.Equal(30, told);
    }

    [Theory] // what is done => the lines of the terminal that name the marks
    [InlineData(SixFaults, """
        |A 0.0 s create nginx:1.17   B 21.0 s fail crash; fail readiness; fail liveness;
        |fail registry-slow; fail out-of-memory; fail ignore-sigterm
        |A                                          B
        """)]
    [InlineData("#!sim fail readiness deploy/web", """
        |A 0.0 s create nginx:1.17   B 21.0 s fail readiness
        |A                                          B
        """)]
    public void The_terminal_names_all_marks_of_a_column_behind_one_letter(string act, string lines)
    {
        var text = Text(act, "#!sim run 20s");
        Assert.Equal(lines.ReplaceLineEndings("\n").Replace("|", "".PadRight(15), StringComparison.Ordinal), string.Join('\n', text.Split('\n')[3..(3 + lines.Split('\n').Length)]));
    }

    [Fact]
    public void The_terminal_names_more_marks_than_the_alphabet_has_letters()
    {
        var text = Text([.. Enumerable.Range(0, 70).SelectMany(i => new[] { $"#!kube scale deployment web --replicas={3 + (i % 2)}", "#!sim run 1s" })]);
        Assert.Equal(70, text.Split("scale to ").Length - 1);
    }

    private static XElement Timeline(params string[] cells) => Picture.Of(Played(cells), "#!sim timeline deploy/web");

    private static string Text(params string[] cells) => Assert.Single(Picture.Displays(Played(cells), "#!sim timeline deploy/web")).Data.Plain;

    private static NotebookSession Played(string[] cells)
    {
        var session = Sessions.WithCSharp();
        foreach (var cell in new[] { "#!sim reset --seed 1", "#!kube create deployment web --image=nginx:1.17 --replicas=4", "#!sim run 20s" }.Concat(cells))
            Assert.EndsWith("ok", CellText.Run(session, cell), StringComparison.Ordinal);
        return session;
    }

    /// <summary>What the flags of one form say, in the order in which they are drawn.</summary>
    private static string[] Flags(XElement timeline, string form)
    {
        var source = timeline.Descendants("img").Single().Attribute("src")!.Value;
        var svg = XDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(source["data:image/svg+xml;base64,".Length..]))).Root!;
        return
        [
            .. svg.Elements().Where(element => element.Name.LocalName == "g" && element.Attribute("class")?.Value == form)
                .SelectMany(group => group.Elements()).Where(element => element.Name.LocalName == "text" && element.Attribute("fill")?.Value == "#fff").Select(element => element.Value),
        ];
    }
}
