using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Directives;

public class KubeDirectiveTests
{
    private readonly NotebookSession _session = Sessions.WithCSharp();

    [Fact]
    public void A_command_shows_kubectl_s_text_and_a_second_passes_after_it()
    {
        var start = _session.Cluster.Now;
        Assert.Equal(
            "display: NAME       STATUS   ROLES    AGE   VERSION\nworker-1   Ready    <none>   0s    v1.32.4\nworker-2   Ready    <none>   0s    v1.32.4\nworker-3   Ready    <none>   0s    v1.32.4\n\nok",
            Run("#!kube get nodes"));
        Assert.Equal(TimeSpan.FromSeconds(1), _session.Cluster.Now - start);
    }

    [Fact]
    public void A_failing_command_is_no_error_of_the_cell()
    {
        Assert.Equal(
            "stderr: Error from server (NotFound): pods \"nope\" not found\n\ndisplay: namespace/x created\n\nok",
            Run("#!kube get pod nope\n#!kube create namespace x"));
        Assert.Equal("stderr: Error from server (NotFound): pods \"nope\" not found\n\nresult: 1\nok", Run("#!kube get pod nope\ncluster.LastExitCode"));
        Assert.Equal("stderr: No resources found in default namespace.\n\nresult: 0\nok", Run("#!kube get pods\ncluster.LastExitCode"));
    }

    [Fact]
    public void A_bare_kube_runs_each_line_below_it() => Assert.Equal(
        "display: namespace/a created\n\ndisplay: namespace/b created\n\nok",
        Run("#!kube\n# two of them\ncreate namespace a\n\nkubectl create \\\n  namespace b"));

    [Theory]
    [InlineData("#!kube")]
    [InlineData("#!kube help")]
    public void Without_a_command_kubectl_explains_itself(string cell) =>
        Assert.StartsWith("display: kubectl controls the Kubernetes cluster manager.", Run(cell), StringComparison.Ordinal);

    [Fact]
    public void What_a_command_reads_stands_below_it() => Assert.Equal(
        "display: configmap/settings created\n\ndisplay: blue\nok",
        Run("#!kube apply -f -\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  colour: blue\n#!kube get configmap settings -o jsonpath='{.data.colour}'"));

    [Fact]
    public void Files_are_found_in_the_session_s_folder()
    {
        var folder = Directory.CreateTempSubdirectory("kube-notebooks-");
        try
        {
            var session = Sessions.WithCSharp(folder.FullName);
            Assert.Equal("stdout: Wrote ns.yml\n\nok", CellText.Run(session, "#!writefile ns.yml\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: team"));
            Assert.Equal("display: namespace/team created\n\nok", CellText.Run(session, "#!kube apply -f ns.yml"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_same_cells_give_the_same_outputs()
    {
        const string cell = "#!sim reset --seed 5\n#!kube create deployment web --image=nginx:1.27 --replicas=3\n#!sim run 20s\n#!kube get pods -o wide\n#!kube describe deployment web";
        Assert.Equal(Run(cell), CellText.Run(Sessions.WithCSharp(), cell));
        Assert.NotEqual(Run(cell), Run(cell.Replace("--seed 5", "--seed 6", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_interrupt_ends_a_wait_and_the_session_goes_on()
    {
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();
        Assert.StartsWith("error Interrupted", CellText.Run(_session, "#!sim run 30s", interrupt.Token), StringComparison.Ordinal);
        Assert.EndsWith("ok", Run("#!sim run 30s"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_are_shown_as_html_with_everything_escaped()
    {
        var collector = new OutputCollector();
        _session.Run("#!kube get nodes -o wide\n#!kube get nodes\n#!kube get nodes -o custom-columns='<b>:.metadata.name'", collector);
        var html = collector.Outputs.OfType<DisplayOutput>().Select(output => output.Data.Entries["text/html"]).ToArray();
        Assert.Contains(">INTERNAL-IP</th>", html[0], StringComparison.Ordinal);
        Assert.Contains(">&lt;none&gt;</td>", html[0], StringComparison.Ordinal);
        Assert.DoesNotContain("INTERNAL-IP", html[1], StringComparison.Ordinal);
        Assert.StartsWith("<div><table", html[2], StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", html[2], StringComparison.Ordinal);
        Assert.All(html, one => Assert.DoesNotContain("<style", one, StringComparison.Ordinal));
    }

    [Fact]
    public void Kubernetes_objects_are_shown_as_yaml_and_lists_of_them_as_tables()
    {
        Assert.StartsWith("result: apiVersion: v1\nkind: Node\n", Run("cluster.Nodes[0]"), StringComparison.Ordinal);
        Assert.StartsWith("result: NAME       STATUS   ROLES    AGE   VERSION\nworker-1   Ready ", Run("cluster.Nodes"), StringComparison.Ordinal);
        Assert.StartsWith("result: NAME       STATUS ", Run("cluster.Nodes.Where(node => node.Metadata.Name != \"x\")"), StringComparison.Ordinal);
    }

    private string Run(string code) => CellText.Run(_session, code);
}
