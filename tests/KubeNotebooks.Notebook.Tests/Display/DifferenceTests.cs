using System.Xml.Linq;
using KubeNotebooks.Display.Differences;

namespace KubeNotebooks.Notebook.Tests.Display;

public class DifferenceTests
{
    [Fact]
    public void Lines_stand_side_by_side_and_the_words_that_changed_are_marked()
    {
        var picture = Picture.Parse(DifferencePicture.Of("old.yml", "new.yml", "image: nginx:1.16\nreplicas: 5\n", "image: nginx:1.17\nreplicas: 5\n"));
        Assert.Equal("16", picture.Descendants("del").Single().Value);
        Assert.Equal("17", picture.Descendants("ins").Single().Value);
        Assert.Equal(["− old.yml+ new.yml", "1 − image: nginx:1.161 + image: nginx:1.17", "2  replicas: 52  replicas: 5"], Rows(picture));
    }

    [Fact]
    public void Only_three_neighbours_of_a_change_are_shown_and_what_is_skipped_is_counted()
    {
        var old = string.Concat(Enumerable.Range(1, 20).Select(i => $"line {i}\n"));
        var rows = Rows(Picture.Parse(DifferencePicture.Of("a", "b", old, old.Replace("line 10\n", "other\n", StringComparison.Ordinal))));
        Assert.Equal(["⋯ 6 equal lines", "7  line 77  line 7"], rows[1..3]);
        Assert.Equal("10 − line 1010 + other", rows[5]);
        Assert.Equal("⋯ 7 equal lines", rows[^1]);
    }

    [Theory]
    [InlineData("", "a\nb\n", "new: there was nothing before", "1 + a", "2 + b")]
    [InlineData("a\n", "", "gone: there is nothing any more", "1 − a")]
    public void What_is_on_one_side_only_stands_in_one_column(string old, string @new, params string[] rows) =>
        Assert.Equal(rows, Rows(Picture.Parse(DifferencePicture.Of("a", "b", old, @new)))[1..]);

    [Fact]
    public void Of_a_line_that_became_another_no_words_are_marked() =>
        Assert.DoesNotContain("<del", DifferencePicture.Of("a", "b", "replicas: 5 of them\n", "paused - true\n"), StringComparison.Ordinal);

    [Fact]
    public void A_long_difference_is_cut_and_says_so()
    {
        var html = DifferencePicture.Of("a", "b", "", string.Concat(Enumerable.Range(1, 5000).Select(i => $"{new string('x', 900)} {i}\n")));
        Assert.InRange(html.Length, 0, 1_000);
        Assert.Contains("too long for a picture", html, StringComparison.Ordinal);
        html = DifferencePicture.Of("a", "b", "", string.Concat(Enumerable.Range(1, 390).Select(i => $"{new string('x', 900)} {i}\n")));
        Assert.InRange(html.Length, 0, 140_000);
        Assert.Contains("230 more rows", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_magic_and_kubectl_diff_show_the_picture_and_the_unified_text_below()
    {
        var session = new NotebookSession();
        const string manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  colour: ";
        Picture.Displays(session, $"#!writefile a.yml\n{manifest}blue\n");
        Picture.Displays(session, $"#!writefile b.yml\n{manifest}green\n");
        foreach (var command in new[] { "#!diff -u a.yml b.yml", "#!kube apply -f a.yml\n#!kube diff -f b.yml" })
        {
            var output = Picture.Displays(session, command)[^1];
            var picture = Picture.Parse(output.Data.Entries["text/html"]);
            Assert.Equal(("blue", "green"), (picture.Descendants("del").Single().Value, picture.Descendants("ins").Single().Value));
            Assert.Equal(output.Data.Plain, picture.Descendants("details").Single().Element("pre")!.Value);
        }
    }

    private static string[] Rows(XElement picture) => [.. picture.Element("div")!.Elements("div").Select(row => row.Value)];
}
