using KubeNotebooks.Notebook.Completion;

namespace KubeNotebooks.Notebook.Tests.Completion;

public class CompletionTests
{
    private readonly NotebookSession _session = Sessions.WithCSharp();

    [Theory] // cell, with | at the cursor => what is replaced, one of the proposals
    [InlineData("#!ku|", "#!ku", "#!kube")]
    [InlineData("1 + 1\n#!|", "#!", "#!sim")]
    [InlineData("#!kube sca|", "sca", "scale")]
    [InlineData("#!kube get deploy|", "deploy", "deployments")]
    [InlineData("#!kube get nodes work|", "work", "worker-1")]
    [InlineData("#!kube describe node |", "", "worker-3")]
    [InlineData("#!kube get pods --name|", "--name", "--namespace")]
    [InlineData("#!kube get \\\n  no|\n1 + 1", "no", "nodes")]
    [InlineData("#!kube\nget pods\nrollout st|", "st", "status")]
    [InlineData("#!sim re|", "re", "reset")]
    [InlineData("#!sim reset --ku|", "--ku", "--kubernetes")]
    [InlineData("#!sim reset --kubernetes |", "", "1.17")]
    [InlineData("cluster.Po|", "Po", "Pods")]
    [InlineData("cluster.Pods.Whe|", "Whe", "Where")]
    [InlineData("clu|", "clu", "cluster")]
    [InlineData("Console.Wri|\n#!kube get pods", "Wri", "WriteLine")]
    [InlineData("#!kube get pods\nvar x = new DateTime(2020, 1, 1);\nx.AddD|", "AddD", "AddDays")]
    [InlineData("fore|", "fore", "foreach")]
    public void Proposals_fit_the_place(string cell, string replaced, string proposal)
    {
        var cursor = cell.IndexOf('|', StringComparison.Ordinal);
        var code = cell.Remove(cursor, 1);
        var result = _session.Completer.Complete(code, cursor);
        Assert.Equal(replaced, code[result.Start..result.End]);
        Assert.Contains(proposal, result.Items.Select(item => item.Text));
    }

    [Theory]
    [InlineData("#!writefile x\nki|")]
    [InlineData("#!kube get 'po|")]
    public void Where_nothing_is_known_nothing_is_proposed(string cell)
    {
        var cursor = cell.IndexOf('|', StringComparison.Ordinal);
        Assert.Empty(_session.Completer.Complete(cell.Remove(cursor, 1), cursor).Items);
    }

    [Fact]
    public void A_magic_about_a_Deployment_offers_those_there_are()
    {
        CellText.Run(_session, "#!kube create deployment web --image=nginx:1.16");
        Assert.Equal(["deploy/web", "-n"], _session.Completer.Complete("#!sim tree ", 11).Items.Select(item => item.Text));
    }

    [Fact]
    public void Names_of_earlier_cells_are_proposed()
    {
        CellText.Run(_session, "var longName = \"x\";");
        Assert.Equal(["longName"], _session.Completer.Complete("longN", 5).Items.Select(item => item.Text));
        Assert.Contains("Length", _session.Completer.Complete("longName.", 9).Items.Select(item => item.Text));
    }

    [Theory] // cell => whether Enter runs it
    [InlineData("1 + 1", Completeness.Complete)]
    [InlineData("for (;;) {", Completeness.Incomplete)]
    [InlineData("1 +", Completeness.Incomplete)]
    [InlineData("1 + ;", Completeness.Invalid)]
    [InlineData("#!kube get pods", Completeness.Complete)]
    [InlineData("#!kube get \\", Completeness.Incomplete)]
    [InlineData("#!kube patch d x -p '{", Completeness.Incomplete)]
    [InlineData("#!kube", Completeness.Incomplete)]
    [InlineData("#!kube\nget pods\n", Completeness.Complete)]
    [InlineData("#!nonsense", Completeness.Invalid)]
    [InlineData("", Completeness.Complete)]
    public void A_console_knows_when_a_cell_is_complete(string cell, Completeness expected) => Assert.Equal(expected, _session.CheckCompleteness(cell));

    [Fact]
    public void What_stands_at_a_place_is_explained()
    {
        Assert.Contains("Cluster.Now", _session.Completer.Inspect("cluster.Now", 10), StringComparison.Ordinal);
        Assert.Contains("--seed N", _session.Completer.Inspect("#!sim reset", 8), StringComparison.Ordinal);
        Assert.Contains("kubectl get", _session.Completer.Inspect("#!kube get pods", 9), StringComparison.Ordinal);
        Assert.Null(_session.Completer.Inspect("  ", 1));
    }
}
