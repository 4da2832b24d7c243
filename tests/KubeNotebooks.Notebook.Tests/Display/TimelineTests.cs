using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Display;

public partial class TimelineTests
{
    private const string Web = """
        #!kube apply -f -
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: REPLICAS
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: nginx, image: "IMAGE"}]}
        """;

    [Fact]
    public void The_chart_is_written_as_Plotly_writes_it_itself()
    {
        var session = Tutorial();
        foreach (var chart in (Plotly.NET.GenericChart[])
        [
            session.Cluster.Timeline("web").ToChart(),
            Plotly.NET.CSharp.Chart.Column<int, string, string>([1, 2], (string[])["a", "b"]),
        ])
            Assert.Equal(Plotly.NET.GenericChart.toJson(chart), KubeNotebooks.Display.Charts.ChartJson.Of(chart));
    }

    [Fact]
    public void The_terminal_shows_lanes_counts_bounds_and_the_verdict()
    {
        var session = Tutorial();
        Assert.Equal(
            """
            deployment/web  5 replicas, 25% max unavailable, 25% max surge
            · Pending  ░ ContainerCreating  █ Ready  ╱ Terminating

                           A 0.0 s apply nginx:1.16   B 21.0 s apply nginx:1.17   C 67.0 s rollout undo
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Text(session).Split('\n').Take(4)));
        Assert.Contains("\nnginx:1.16  585ff9c9b9  revision 1, then 3\n", Text(session), StringComparison.Ordinal);
        Assert.EndsWith("\nat most 7 = 5 + 2, at least 4 = 5 − 1\nThe promise held: fewest available 4 (promised 4), most pods 7 (allowed 7).\n", Text(session), StringComparison.Ordinal);
        Assert.All(Text(session).Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.Equal(15, Text(session).Split('\n').Count(line => Lane().IsMatch(line)));
    }

    [Theory] // what is done to three pods => the verdict
    [InlineData("#!kube delete rs -l app=web --cascade=orphan", "The promise held, but pods were released: fewest available 0 (promised 3), most pods 3 (allowed 4). At 20.0 s POD was released by its ReplicaSet: 0 available, 3 promised, for less than 0.1 s. It runs on; while nobody owns it, it does not count.")]
    [InlineData("#!kube label pod -l app=web app=sick --overwrite", "The promise held, but pods were released: fewest available 0 (promised 3), most pods 3 (allowed 4). At 20.0 s POD was released by its ReplicaSet: 0 available, 3 promised, for 4.4 s. It runs on; while nobody owns it, it does not count.")]
    public void A_pod_that_is_released_has_not_failed(string act, string verdict)
    {
        var session = Sessions.WithCSharp();
        Run(session, "#!sim reset --seed 4 --cached nginx:1.16", Deploy(3, "nginx:1.16"), "#!sim run 19s", act, "#!sim run 30s");
        var text = string.Join(' ', Text(session).Split('\n').SkipWhile(line => !line.StartsWith("The promise", StringComparison.Ordinal))).Trim();
        Assert.Equal(verdict, PodName().Replace(text, "POD"));
    }

    [Fact]
    public void The_picture_is_an_image_with_words_for_it_and_boxes_that_tell_more()
    {
        var html = Html(Tutorial());
        var root = XDocument.Parse($"<root>{html}</root>").Root!;
        var svg = Svg(root);
        Assert.Null(svg.Attribute("viewBox"));
        Assert.Equal("100%", svg.Attribute("width")!.Value);
        Assert.Contains("The promise held: fewest available 4", root.Descendants("img").Single().Attribute("alt")!.Value, StringComparison.Ordinal);
        Assert.Contains("The promise held: fewest available 4", svg.Value, StringComparison.Ordinal);
        Assert.All(["apply nginx:1.16", "apply nginx:1.17", "rollout undo", "at most 7 = 5 + 2", "at least 4 = 5 − 1"], text => Assert.Contains(text, svg.Value, StringComparison.Ordinal));
        var boxes = root.Descendants("span").Select(box => box.Attribute("title")!.Value).ToArray();
        Assert.Contains(boxes, title => PodBox().IsMatch(title));
        Assert.Contains(boxes, title => title.StartsWith("67.0 s: kubectl rollout undo", StringComparison.Ordinal));
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" id=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_cells_give_the_same_bytes() => Assert.Equal(Html(Tutorial()), Html(Tutorial()));

    [Theory] // replicas, nodes
    [InlineData(60, 3)]
    [InlineData(1000, 40)]
    public void Many_pods_are_drawn_as_bands_and_the_picture_says_so(int replicas, int nodes)
    {
        var session = Sessions.WithCSharp();
        Run(session, $"#!sim reset --nodes {nodes} --cached nginx:1.16 nginx:1.17", Deploy(replicas, "nginx:1.16"), "#!sim run 3m", Deploy(replicas, "nginx:1.17"), "#!sim run 5m");
        var html = Html(session);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 10_000, 150_000);
        var root = XDocument.Parse($"<root>{html}</root>").Root!;
        Assert.Contains($"{2 * replicas} pods, too many for a lane each", Svg(root).Value, StringComparison.Ordinal);
        Assert.Contains("The promise held", Svg(root).Value, StringComparison.Ordinal);
        Assert.Contains($"{2 * replicas} pods, too many for a lane each", Text(session), StringComparison.Ordinal);
        Assert.All(Text(session).Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Many_restarts_of_many_pods_stay_small()
    {
        var session = Sessions.WithCSharp();
        Run(session, "#!sim reset", Deploy(38, "kubenotebooks/crash:1.0"), "#!sim run 3h");
        Assert.InRange(Encoding.UTF8.GetByteCount(Html(session)), 10_000, 150_000);
    }

    [Fact]
    public void Long_and_hostile_texts_change_nothing_but_their_own_place()
    {
        var session = Sessions.WithCSharp();
        Run(session, Deploy(2, "nginx:1.16"), "#!sim run 10s", Deploy(2, "a/" + new string('b', 400) + "\\\"'><script>alert(1)</script>\\u202e\\u0001:x"), "#!sim run 10s");
        foreach (var _ in Enumerable.Range(0, 60)) Run(session, "#!kube scale deployment web --replicas=3", "#!kube scale deployment web --replicas=2");
        Run(session, "#!kube delete pod -l \"app=web,app notin (<script>)\" --wait=false");
        var html = Html(session);
        Assert.InRange(html.Length, 10_000, 150_000);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        var svg = Svg(XDocument.Parse($"<root>{html}</root>").Root!);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
        Assert.All(Text(session).Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void A_Deployment_that_never_was_is_reported_as_kubectl_does()
    {
        var session = Sessions.WithCSharp();
        Assert.Equal("stderr: Error from server (NotFound): deployments.apps \"nope\" not found\n\nok", CellText.Run(session, "#!sim timeline deploy/nope"));
        Assert.Equal(1, session.Cluster.LastExitCode);
    }

    [Fact]
    public void In_CSharp_a_timeline_is_a_value_that_shows_itself()
    {
        var session = Tutorial();
        var shown = new OutputCollector();
        session.Run("cluster.Timeline(\"web\")", shown);
        var data = Assert.IsType<ExecuteResult>(Assert.Single(shown.Outputs)).Data;
        Assert.Equal((Text(session), Html(session)), (data.Plain, data.Entries[MimeBundle.HtmlText]));
    }

    [Fact]
    public void The_interactive_form_holds_the_picture_and_the_script_comes_once()
    {
        var session = Tutorial();
        var first = Html(session, "--interactive");
        var second = Html(session, "--interactive");
        var third = Shows(session, "cluster.Timeline(\"web\").ToChart()");
        Assert.Equal([1, 0, 0], new[] { first, second, third }.Select(html => html.Split("plotly.js v2").Length - 1));
        foreach (var html in new[] { first, second, third })
        {
            Assert.Contains(Html(session), html, StringComparison.Ordinal);
            Assert.DoesNotContain("https://cdn", second, StringComparison.Ordinal);
            Assert.Single(XDocument.Parse($"<root>{html}</root>").Descendants("img"));
        }
        Assert.Equal(second, third);
        Assert.DoesNotContain("require(", second, StringComparison.Ordinal);
        var fromNetwork = Html(session, "--interactive --cdn");
        Assert.InRange(fromNetwork.Length, 10_000, 150_000);
        Assert.Contains("https://cdn.plot.ly/plotly-2.28.0.min.js", fromNetwork, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chart_has_the_lanes_the_counts_and_the_bounds_and_can_be_restyled()
    {
        var html = Shows(Tutorial(), "using Plotly.NET.CSharp;\ncluster.Timeline(\"web\").ToChart().WithSize(700, 300)");
        var start = html.IndexOf("figure={", StringComparison.Ordinal) + "figure=".Length;
        var figure = JsonNode.Parse(html[start..html.IndexOf(",tries=0", start, StringComparison.Ordinal)])!;
        Assert.Equal(
            [
                "nginx:1.16 Pending", "nginx:1.16 ContainerCreating", "nginx:1.16 Ready", "nginx:1.16 Terminating",
                "nginx:1.17 Pending", "nginx:1.17 ContainerCreating", "nginx:1.17 Ready", "nginx:1.17 Terminating",
                "nginx:1.16 available", "nginx:1.17 available", "all pods that count", "at most, as the strategy promises", "at least, as the strategy promises",
            ],
            figure["data"]!.AsArray().Select(trace => trace!["name"]!.GetValue<string>()));
        Assert.Equal((700, 300), (figure["layout"]!["width"]!.GetValue<int>(), figure["layout"]!["height"]!.GetValue<int>()));
        Assert.Contains("<img", html, StringComparison.Ordinal);
    }

    private static NotebookSession Tutorial()
    {
        var session = Sessions.WithCSharp();
        Run(session, "#!sim reset --seed 1 --cached nginx:1.16", Deploy(5, "nginx:1.16"), "#!sim run 20s", Deploy(5, "nginx:1.17"), "#!sim run 45s",
            "#!kube rollout undo deployment web", "#!sim run 25s");
        return session;
    }

    private static string Deploy(int replicas, string image) =>
        Web.Replace("REPLICAS", $"{replicas}", StringComparison.Ordinal).Replace("IMAGE", image, StringComparison.Ordinal);

    private static void Run(NotebookSession session, params string[] cells)
    {
        foreach (var cell in cells) Assert.EndsWith("ok", CellText.Run(session, cell), StringComparison.Ordinal);
    }

    private static string Shows(NotebookSession session, string cell)
    {
        var output = new OutputCollector();
        Assert.Null(session.Run(cell, output).Error);
        return Assert.IsType<ExecuteResult>(Assert.Single(output.Outputs)).Data.Entries[MimeBundle.HtmlText];
    }

    private static MimeBundle Shown(NotebookSession session, string options = "")
    {
        var output = new OutputCollector();
        Assert.Null(session.Run($"#!sim timeline deploy/web {options}", output).Error);
        return Assert.IsType<DisplayOutput>(Assert.Single(output.Outputs)).Data;
    }

    private static string Html(NotebookSession session, string options = "") => Shown(session, options).Entries[MimeBundle.HtmlText];

    private static string Text(NotebookSession session) => Shown(session).Plain;

    private static XElement Svg(XElement root) =>
        XDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(root.Descendants("img").Single().Attribute("src")!.Value["data:image/svg+xml;base64,".Length..]))).Root!;

    [GeneratedRegex("web-585ff9c9b9-[a-z0-9]{5}")]
    private static partial Regex PodName();

    [GeneratedRegex("^ {8}[a-z0-9]{5}  [ ░█╱·]+$")]
    private static partial Regex Lane();

    [GeneratedRegex(@"^web-585ff9c9b9-[a-z0-9]{5} on worker-\d, nginx:1\.16: Ready \d+\.\d s – \d+\.\d s$")]
    private static partial Regex PodBox();
}
