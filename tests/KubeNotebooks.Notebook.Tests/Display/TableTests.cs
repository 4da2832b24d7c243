using System.Globalization;
using System.Xml.Linq;

namespace KubeNotebooks.Notebook.Tests.Display;

public class TableTests
{
    private const string Rollout =
        "#!sim reset --seed 1 --cached nginx:1.16\n#!kube create deployment web --image=nginx:1.16 --replicas=3\n#!sim run 20s\n"
        + "#!kube set image deployment web nginx=nginx:1.17\n#!sim run 2s";

    private readonly NotebookSession _session = new();

    [Theory]
    [InlineData("get nodes")]
    [InlineData("get pods")]
    [InlineData("get pods -o wide --show-labels")]
    [InlineData("get pods -A -L app")]
    [InlineData("get deploy,rs,pods")]
    [InlineData("get events -A")]
    [InlineData("get events -o wide")]
    [InlineData("get pods --no-headers")]
    public void The_picture_has_kubectl_s_columns_and_words_and_no_others(string command)
    {
        Picture.Displays(_session, Rollout);
        var output = Picture.Displays(_session, "#!kube " + command)[^1];
        var words = Picture.Tables(Picture.Parse(output.Data.Entries["text/html"]))
            .SelectMany(table => table.Descendants().Where(one => one.Name == "th" || one.Name == "td"))
            .Select(cell => string.Concat(cell.Nodes().Where(node => node is not XElement { Name.LocalName: "span" }).Select(Text)).Trim());
        Assert.Equal(Squeezed(output.Data.Plain), Squeezed(string.Join(' ', words)));

        static string Text(XNode node) => node is XElement element ? element.Value : ((XText)node).Value;
        static string Squeezed(string text) => string.Concat(text.Where(one => !char.IsWhiteSpace(one)));
    }

    [Fact]
    public void A_status_has_a_mark_beside_its_word()
    {
        var picture = Picture.Of(_session, Rollout + "\n#!kube get pods\n#!kube cordon worker-1\n#!kube get nodes\n#!kube get deploy");
        var marks = picture.Descendants("td").Select(cell => cell.Value).Where(text => text.Contains(' ', StringComparison.Ordinal)).Distinct();
        string[] wanted = ["◔ ContainerCreating", "● Running", "● Ready", "⊘ Ready,SchedulingDisabled", "● 3/3"];
        Assert.Empty(wanted.Except(marks));
    }

    [Fact]
    public void The_legend_calls_one_ReplicaSet_current_when_another_of_the_same_template_was_deleted()
    {
        Picture.Displays(_session, Rollout + "\n#!sim run 1m\n#!kube delete rs -l app=web");
        var picture = Picture.Of(_session, "#!kube get pods");
        var legend = picture.Descendants("span").Select(one => one.Value).Where(text => text.StartsWith(": nginx:1.17, revision", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Single(legend, text => text.EndsWith(", the current one", StringComparison.Ordinal));
        Assert.Single(legend, text => text.EndsWith(", deleted", StringComparison.Ordinal));
    }

    [Fact]
    public void Pods_and_ReplicaSets_have_the_hue_of_their_revision_which_a_legend_names()
    {
        var picture = Picture.Of(_session, Rollout + "\n#!kube get rs,pods");
        var hues = picture.Descendants("b").Where(one => !one.Ancestors("details").Any()).GroupBy(one => one.Value).ToDictionary(
            hash => hash.Key, hash => Assert.Single(hash.Select(one => one.Attribute("style")!.Value).Distinct()));
        Assert.Equal(2, hues.Values.Distinct().Count());
        var legend = picture.Descendants("div").Last(one => one.Value.Contains(": nginx:1.16, revision 1", StringComparison.Ordinal)).Value;
        Assert.All(hues.Keys, hash => Assert.Contains(hash, legend, StringComparison.Ordinal));
        Assert.Contains(": nginx:1.17, revision 2, the current one", picture.Value, StringComparison.Ordinal);
        Assert.Contains(picture.Descendants("tr"), row => row.Attribute("title") is { } title
            && title.Value.StartsWith("controlled by ReplicaSet web-", StringComparison.Ordinal)
            && title.Value.EndsWith(" of Deployment web, revision 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pod_of_no_Deployment_has_no_hue()
    {
        var picture = Picture.Of(_session, "#!kube run alone --image=nginx:1.16\n#!kube get pods");
        Assert.Empty(picture.Descendants("b"));
        Assert.DoesNotContain("revision", picture.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_can_be_read_in_another_order_without_a_script()
    {
        Picture.Displays(_session, Rollout);
        var orders = Picture.Of(_session, "#!kube get pods -o wide").Descendants("details").ToDictionary(one => one.Element("summary")!.Value);
        Assert.Equal("what needs a look first:", orders["STATUS"].Element("div")!.Value);
        var words = Picture.Rows(orders["STATUS"].Element("table")!)[1..].Select(row => row.Split('|')[2]);
        Assert.Equal(["◔ ContainerCreating", "● Running"], words.Distinct());
    }

    [Fact]
    public void Ages_are_ordered_as_times_and_restarts_as_numbers()
    {
        Picture.Displays(_session, "#!kube run a --image=busybox -- sh -c 'exit 1'\n#!sim run 10m\n#!kube run b --image=nginx:1.16\n#!sim run 9s\n#!kube run c --image=nginx:1.16");
        var orders = Picture.Of(_session, "#!kube get pods").Descendants("details").ToDictionary(one => one.Element("summary")!.Value, one => Picture.Rows(one.Element("table")!)[1..].Select(row => row[0]));
        Assert.Equal("cba", string.Concat(orders["AGE"]));
        Assert.False(orders.ContainsKey("RESTARTS")); // the one with most restarts is first already
    }

    [Fact]
    public void The_column_of_sort_by_is_marked()
    {
        Picture.Displays(_session, Rollout);
        var sorted = Picture.Of(_session, "#!kube get pods --sort-by=.metadata.creationTimestamp").Descendants("th").First(one => one.Value.Contains('▼', StringComparison.Ordinal));
        Assert.Equal("AGE ▼", sorted.Value);
        Assert.Equal("sorted by metadata.creationTimestamp: the oldest first", sorted.Attribute("title")!.Value);
        Assert.Contains("sorted by spec.nodeName", Picture.Of(_session, "#!kube get pods --sort-by=.spec.nodeName").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Custom_columns_and_events_are_tables_too()
    {
        Picture.Displays(_session, Rollout);
        var custom = Picture.Rows(Picture.Tables(Picture.Of(_session, "#!kube get pods -o custom-columns=POD:.metadata.name,ON:.spec.nodeName"))[0]);
        Assert.Equal("POD|ON", custom[0]);
        Assert.Equal("LAST SEEN|TYPE|REASON|OBJECT|MESSAGE", Picture.Rows(Picture.Tables(Picture.Of(_session, "#!kube events"))[0])[0]);
    }

    [Fact]
    public void Of_many_rows_the_first_are_shown_and_all_are_counted()
    {
        var output = Picture.Displays(_session, "#!sim reset --nodes 20 --cached nginx:1.16\n#!kube create deployment web --image=nginx:1.16 --replicas=1000\n#!sim run 5m\n#!kube get pods")[^1];
        var picture = Picture.Parse(output.Data.Entries["text/html"]);
        var shown = picture.Descendants("tr").Count() - 1;
        Assert.InRange(shown, 80, 100);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"1\u00A0000 pods: 1\u00A0000 ● Running, the first {shown} shown. The text has all; after #!sim pictures off, #!kube shows it."), picture.Value, StringComparison.Ordinal);
        Assert.InRange(output.Data.Plain.Length + output.Data.Entries["text/html"].Length, 0, 150_000);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(200)]
    [InlineData(600)]
    public void Even_the_widest_table_stays_small(int pods)
    {
        var output = Picture.Displays(_session, string.Create(CultureInfo.InvariantCulture,
            $"#!sim reset --nodes 20 --cached nginx:1.16\n#!kube create deployment web --image=nginx:1.16 --replicas={pods}\n#!sim run 1m\n#!kube get pods -A -o wide --show-labels"))[^1];
        Assert.InRange(output.Data.Plain.Length + output.Data.Entries["text/html"].Length, 0, 150_000);
    }
}
