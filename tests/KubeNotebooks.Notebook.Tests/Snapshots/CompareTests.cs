using KubeNotebooks.Notebook.Outputs;
using KubeNotebooks.Notebook.Tests.Display;

namespace KubeNotebooks.Notebook.Tests.Snapshots;

public class CompareTests
{
    private readonly NotebookSession _session = new();

    public CompareTests() => Run("#!sim reset --seed 7 --cached nginx:1.16 nginx:1.17\n#!kube create deployment web --image=nginx:1.16 --replicas=4\n#!sim run 20s");

    [Theory] // the strategies => most pods and fewest available: 4 + surge, 4 − unavailable, by the controller's rounding
    [InlineData("maxSurge=0,maxUnavailable=1", "4", "3")]
    [InlineData("maxSurge=1,maxUnavailable=0", "5", "4")]
    [InlineData("maxSurge=100%,maxUnavailable=0", "8", "4")]
    [InlineData("Recreate", "4", "0")]
    public void The_numbers_are_those_of_the_strategy(string strategy, string most, string fewest)
    {
        var lines = Run($"#!sim compare deploy/web --a {strategy} --b maxSurge=25% --change \"set image deploy/web nginx=nginx:1.17\"").Split('\n');
        var row = Assert.Single(lines, line => line.StartsWith("a   ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([strategy, most, fewest], [row[1], row[^2], row[^1]]);
    }

    [Fact]
    public void The_cluster_itself_stays_as_it_is()
    {
        var before = Run("#!kube get all -o yaml\n#!kube get events -o yaml");
        var twin = _session.Cluster.Fork();
        Run("#!sim compare deploy/web --a Recreate --b maxSurge=1,maxUnavailable=0");
        Assert.Equal(twin.Now, _session.Cluster.Now);
        Run("#!sim rewind 2s");
        Assert.Equal(before, Run("#!kube get all -o yaml\n#!kube get events -o yaml"));
    }

    [Fact]
    public void Both_timelines_end_at_the_same_moment_and_the_page_is_well_formed()
    {
        var collector = new OutputCollector();
        _session.Run("#!sim compare deploy/web --a maxSurge=0,maxUnavailable=1 --b maxSurge=25%", collector);
        var display = Assert.IsType<DisplayOutput>(Assert.Single(collector.Outputs));
        var images = Picture.Parse(display.Data.Entries["text/html"]).Descendants("img").ToArray();
        Assert.Equal(2, images.Length);
        var ends = display.Data.Plain.Split('\n').Where(line => line.TrimStart().StartsWith("0 s", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, ends.Length);
        Assert.Equal(ends[0], ends[1]);
    }

    [Fact]
    public void A_snapshot_can_be_where_both_begin()
    {
        Run("#!sim snapshot four\n#!kube scale deployment/web --replicas=8\n#!sim run 20s");
        Assert.Contains("5 = 4 + 1", Run("#!sim compare deploy/web --a maxSurge=1,maxUnavailable=0 --b Recreate --from four"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--a maxSurge=1", "--b is missing")]
    [InlineData("--a fast --b Recreate", "--a: \"fast\" is no part of a strategy. Write maxSurge=0,maxUnavailable=1, or Recreate.")]
    [InlineData("--a maxSurge=x --b Recreate", "the strategy maxSurge=x was refused")]
    [InlineData("--a maxSurge=1 --b Recreate --change \"set image deploy/web nope=nginx\"", "unable to find container named \"nope\"")]
    [InlineData("--a maxSurge=1 --b Recreate --from nowhere", "There is no snapshot \"nowhere\"")]
    public void What_cannot_be_compared_is_said(string options, string message) =>
        Assert.Contains(message, Run($"#!sim compare deploy/web {options}"), StringComparison.Ordinal);

    private string Run(string cell) => CellText.Run(_session, cell);
}
