namespace KubeNotebooks.Notebook.Tests.Snapshots;

public class SnapshotTests
{
    private const string Web = "#!kube create deployment web --image=nginx:1.16 --replicas=2\n#!sim run 20s";
    private readonly NotebookSession _session = new();

    [Fact]
    public void A_snapshot_says_what_it_keeps_and_restore_brings_it_back()
    {
        Run(Web);
        Assert.Equal("stdout: Kept as \"two\": 2026-01-05 09:00:21 UTC, 1 Deployment, 2 pods.\n\nok", Run("#!sim snapshot two"));
        var pods = Run("#!kube get pods -o yaml");
        Run("#!kube delete deployment web\n#!sim run 1m");
        Assert.Equal("stdout: As in \"two\": it is 2026-01-05 09:00:21 UTC again, 1 Deployment, 2 pods.\n\nok", Run("#!sim restore two"));
        Assert.Equal(pods, Run("#!kube get pods -o yaml"));
        Run("#!sim reset --seed 9");
        Assert.EndsWith("ok", Run("#!sim restore two"), StringComparison.Ordinal);
        Assert.Equal(pods, Run("#!kube get pods -o yaml"));
    }

    [Fact]
    public void Those_that_are_kept_are_listed_and_a_name_can_be_used_again()
    {
        Assert.Equal("stdout: No snapshot is kept. #!sim snapshot NAME keeps one.\n\nok", Run("#!sim snapshot"));
        Run("#!sim snapshot b\n#!sim run 5s\n#!sim snapshot a");
        Assert.EndsWith("It takes the place of an older one.\n\nok", Run("#!sim snapshot b"), StringComparison.Ordinal);
        Assert.Equal("""
            stdout: a: 2026-01-05 09:00:05 UTC, 0 Deployments, 0 pods
            b: 2026-01-05 09:00:05 UTC, 0 Deployments, 0 pods

            ok
            """, Run("#!sim snapshot"));
        Assert.Equal(["a", "b"], _session.Completer.Complete("#!sim restore ", 14).Items.Select(item => item.Text));
    }

    [Fact]
    public void An_unknown_snapshot_is_answered_with_those_there_are()
    {
        Assert.Contains("There is no snapshot \"x\". None is kept yet: #!sim snapshot NAME keeps one.", Run("#!sim restore x"), StringComparison.Ordinal);
        Run("#!sim snapshot before");
        Assert.Contains("There is no snapshot \"befor\". Did you mean before? Kept are: before.", Run("#!sim restore befor"), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_turned_back_undoes_what_happened_since()
    {
        Run($"#!sim run 5s\n{Web}\n#!sim run 10s\n#!kube scale deployment/web --replicas=5\n#!sim run 10s");
        Assert.Equal("stdout: It is 2026-01-05 09:00:35 UTC again, 1 Deployment, 2 pods. 1 command is undone.\n\nok", Run("#!sim rewind 12s"));
        Assert.DoesNotContain("Scaled up replica set web-585ff9c9b9 from 2 to 5", Run("#!kube get events"), StringComparison.Ordinal);
        Assert.Contains("1 command is undone", Run("#!sim rewind 31s"), StringComparison.Ordinal);
        Assert.Equal("stderr: No resources found in default namespace.\n\nok", Run("#!kube get pods"));
    }

    [Theory]
    [InlineData("#!sim rewind 10h", "So far back nothing is kept: at most 21s can be turned back now.")]
    [InlineData("#!sim rewind soon", "\"soon\" is no span of time. Write 30s, 1m30s or 2h.")]
    public void Time_that_cannot_be_turned_back_stays_and_says_how_far_it_can(string cell, string message)
    {
        Run(Web);
        var before = _session.Cluster.Now;
        Assert.Contains(message, Run(cell), StringComparison.Ordinal);
        Assert.Equal(before, _session.Cluster.Now);
    }

    [Fact]
    public void In_the_middle_of_a_command_that_writes_much_its_beginning_is_reached()
    {
        Run(Web);
        var before = _session.Cluster.Now;
        Run("#!kube label pods --all tier=front");
        var writes = _session.Cluster.Now - before - TimeSpan.FromSeconds(1);
        Assert.Equal(before, _session.Cluster.RewindTo(before + (writes / 2)).Now);
        Assert.DoesNotContain("tier", Run("#!sim rewind 1006ms\n#!kube get pods --show-labels"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_kept_of_a_large_cluster_reaches_less_far_back_and_never_nothing()
    {
        Run("#!sim reset --nodes 10\n#!kube create deployment web --image=nginx:1.16 --replicas=1000\n#!sim run 2m");
        for (var i = 0; i < 60; i++) Run("#!kube annotate deployment/web n=" + i + " --overwrite");
        var reach = _session.Cluster.Now - _session.Cluster.EarliestRewind!.Value;
        Assert.InRange(reach, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(59));
        Assert.EndsWith("ok", Run("#!sim rewind 4s"), StringComparison.Ordinal);
    }

    private string Run(string cell) => CellText.Run(_session, cell);
}
