using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Live;

public sealed class LiveTests
{
    private const string Start = "#!sim reset --seed 3\n#!kube create deployment web --image=nginx:1.27 --replicas=4";
    private const string Stuck = Start + "\n#!sim run 60s\n#!kube set image deployment/web nginx=nginx:none";
    private readonly NotebookSession _session = new();

    [Theory] // cells of commands that wait, each on a fresh rollout
    [InlineData(Start, "#!kube rollout status deploy/web")]
    [InlineData(Start, "#!kube wait --for=condition=Available deploy/web\n#!kube get pods")]
    [InlineData(Start, "#!kube wait --for=condition=Ready pods -l app=web")]
    [InlineData(Start, "#!kube wait --for=condition=Ready pods -l app=web --timeout=2s")]
    [InlineData(Start, "#!kube wait --for=create pod/none --timeout=2s")]
    [InlineData(Start, "#!kube get pods -w --request-timeout=20s")]
    [InlineData(Start, "#!kube get pods -w --output-watch-events")]
    [InlineData(Start, "#!kube get deploy -w -o name --request-timeout=20s")]
    [InlineData(Start, "#!sim run 90s\n#!kube get pods")]
    [InlineData(Start, "#!sim run 30s\n#!kube delete deploy web --cascade=foreground\n#!kube get pods")]
    [InlineData(Start, "#!sim run 30s\n#!kube drain worker-1 worker-2 --timeout=40s\n#!kube get pods -o wide")]
    [InlineData(Start, "#!kube scale deploy web --replicas=7 --timeout=1m\n#!kube rollout status deploy web --timeout=3s")]
    [InlineData(Stuck, "#!kube rollout status deploy/web")]
    [InlineData(Stuck, "#!kube rollout status deploy/none\n#!kube rollout status --timeout=1s deploy/web")]
    public void Watched_or_not_a_cell_leaves_the_same_outputs_and_the_same_cluster(string before, string cell)
    {
        var (watched, alone) = (new NotebookSession(), new NotebookSession());
        var kept = new OutputCollector();
        CellText.Run(watched, before);
        CellText.Run(alone, before);
        var run = LiveRun.Of(watched, cell);
        alone.Run(cell, kept);
        Assert.Equal(Saved(kept), Saved(run.Kept));
        Assert.Equal(Story(alone.Cluster), Story(watched.Cluster));
        Assert.Equal(alone.Cluster.Now, watched.Cluster.Now);
    }

    [Fact]
    public void Rollout_status_is_one_display_that_is_updated_in_place()
    {
        CellText.Run(_session, Start);
        var run = LiveRun.Of(_session, "#!kube rollout status deploy/web");
        Assert.Single(run.Kept.Outputs);
        Assert.Single(run.Displays.Select(display => display.DisplayId).Distinct());
        Assert.False(run.Displays.First().Update);
        Assert.True(run.Updates.Count > 5, $"{run.Updates.Count} updates");
        Assert.StartsWith("Waiting for deployment \"web\" rollout to finish: 0 of 4 updated replicas are available...\n", run.Displays.First().Data.Plain, StringComparison.Ordinal);
        Assert.EndsWith("deployment \"web\" successfully rolled out\n", run.Displays.Last().Data.Plain, StringComparison.Ordinal);
        Assert.Contains("◔", run.Displays.First().Data.Entries["text/html"], StringComparison.Ordinal);
        Assert.InRange(run.Pace.Elapsed, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void No_more_than_ten_updates_are_drawn_a_second()
    {
        CellText.Run(_session, Start);
        var run = LiveRun.Of(_session, "#!sim run 40s");
        var times = run.Emitted.Where(one => one.Output is DisplayOutput).Select(one => one.At).SkipLast(1).ToArray(); // the last one is never late
        Assert.True(times.Length > 5);
        foreach (var (before, after) in times.Zip(times.Skip(1))) Assert.True(after - before >= TimeSpan.FromMilliseconds(100), $"{before}, then {after}");
    }

    [Theory] // cell => the longest that it may take to watch
    [InlineData("#!kube rollout status deploy/web", 10)]
    [InlineData("#!sim run 10m", 6)]
    [InlineData("#!sim run 50h", 6)]
    [InlineData("#!kube get pods -w", 10)]
    [InlineData("#!sim clock --speed 100\n#!kube rollout status deploy/web", 3)]
    [InlineData("#!sim clock --speed max\n#!sim run 10m", 0)]
    public void Nobody_waits_long_for_a_rollout_that_is_stuck(string cell, double seconds)
    {
        CellText.Run(_session, Stuck);
        Assert.InRange(LiveRun.Of(_session, cell).Pace.Elapsed.TotalSeconds, 0, seconds);
    }

    [Fact]
    public void Who_asks_for_a_slow_speed_gets_it()
    {
        CellText.Run(_session, Start + "\n#!sim clock --speed 1");
        Assert.InRange(LiveRun.Of(_session, "#!sim run 20s").Pace.Elapsed.TotalSeconds, 19.9, 20);
    }

    [Fact]
    public void The_clock_tells_how_fast_it_goes()
    {
        Assert.Equal("stdout: 2026-01-05 09:00:00 UTC\nWhere you watch, 10 virtual seconds pass in a real one, more where nothing changes.\n\nok", CellText.Run(_session, "#!sim clock"));
        Assert.Equal("stdout: 2026-01-05 09:00:00 UTC\nWhere you watch, 1 virtual second passes in a real one.\n\nok", CellText.Run(_session, "#!sim clock --speed 1"));
        Assert.Equal("stdout: 2026-01-05 09:00:00 UTC\nCommands that wait end at once.\n\nok", CellText.Run(_session, "#!sim clock --speed=max"));
        Assert.StartsWith("error MagicError: --speed is a number from 0.1 to 1000000 or max or auto, not \"fast\".", CellText.Run(_session, "#!sim clock --speed fast"), StringComparison.Ordinal);
    }

    [Theory] // cell => what stays of it
    [InlineData("#!kube get pods -w", "NAME ")]
    [InlineData("#!kube rollout status deploy/web", "Waiting for ")]
    [InlineData("#!sim run 1h", "It is 2026-01-05 09:")]
    [InlineData("#!kube logs -f deploy/old", "")]
    public void An_interrupt_ends_a_wait_at_once_and_what_was_shown_stays(string cell, string start)
    {
        CellText.Run(_session, Stuck + "\n#!kube create deployment old --image=nginx:1.27\n#!sim run 30s");
        var run = LiveRun.Of(_session, cell, interruptAfter: TimeSpan.FromSeconds(0.25));
        Assert.Equal("Interrupted", run.Result.Error?.Name);
        Assert.InRange(run.Pace.Elapsed, TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.35));
        var display = Assert.IsType<DisplayOutput>(run.Kept.Outputs[0]);
        Assert.StartsWith(start, display.Data.Plain, StringComparison.Ordinal);
        Assert.IsType<ErrorOutput>(run.Kept.Outputs[^1]);
        Assert.StartsWith("display: NAME", CellText.Run(_session, "#!kube get pods"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_watch_is_one_table_with_a_row_for_each_object()
    {
        CellText.Run(_session, Start + "\n#!sim run 60s");
        CellText.Run(_session, "#!kube scale deploy web --replicas=2");
        var run = LiveRun.Of(_session, "#!kube get pods -w");
        Assert.Contains(run.Displays, display => display.Data.Entries["text/html"].Contains("line-through", StringComparison.Ordinal));
        var last = run.Displays.Last().Data;
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(last.Entries["text/html"].Split("<details")[0], "<tr[^>]*><td"));
        Assert.Contains("Terminating", last.Plain, StringComparison.Ordinal);
        Assert.Equal("watch ended: nothing changed for 60 simulated seconds (--request-timeout sets another end)\n", Assert.IsType<StreamOutput>(run.Kept.Outputs[^1]).Text);
    }

    [Fact]
    public void A_run_says_how_far_it_is_and_what_moves()
    {
        CellText.Run(_session, Start);
        var run = LiveRun.Of(_session, "#!sim run 1m");
        Assert.Contains("◔ web  ready 0/4, updated 4, in all 4\n", run.Displays.First().Data.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("web", run.Updates[^2].Data.Plain, StringComparison.Ordinal);
        Assert.Equal("It is 2026-01-05 09:01:01 UTC.\n", run.Displays.Last().Data.Plain);
    }

    private static string Story(Cluster cluster) => string.Join('\n', cluster.Trace.Entries.Select(entry => entry.What is ObjectWritten written
        ? $"{entry.At:O} {entry.Actor} {written.Type} {written.Object.Kind} {written.Object.Metadata.Name} {written.Object.Metadata.Uid} {written.Object.Metadata.ResourceVersion}"
        : $"{entry.At:O} {entry.Actor} {entry.What}"));

    private static string Saved(OutputCollector outputs) => OutputJson.Write(outputs.Outputs, 1).ToJsonString();
}
