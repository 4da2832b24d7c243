using k8s.Models;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.ControlPlane.Kubelet;
using KubeNotebooks.ControlPlane.Tests.Kubelet;

namespace KubeNotebooks.ControlPlane.Tests.Faults;

public class ContainerFaultTests
{
    [Fact]
    public void A_running_program_crashes_and_after_each_start_again()
    {
        var story = Running();
        story.Cluster.Faults.Fail(FaultKind.Crash, FaultStory.Pod("web"), TimeSpan.FromSeconds(20));
        story.Run(120);

        Assert.Equal(
            ["1/1 Running 0", "0/1 Error 0", "1/1 Running 1", "0/1 Error 1", "0/1 CrashLoopBackOff 1", "1/1 Running 2", "0/1 Error 2", "0/1 CrashLoopBackOff 2", "1/1 Running 3"],
            story.Rows.Skip(2).Take(9));
        Assert.InRange((story.TimedRows[3].At - TimeSpan.FromSeconds(20)).TotalSeconds, 20, 21.1);
        Assert.Contains(story.Events, e => e.StartsWith("BackOff: Back-off restarting failed container web in pod web_default(", StringComparison.Ordinal));
        Assert.EndsWith("fatal: simulated failure (crash)\n", story.Cluster.Logs("default", "web", new PodLogRequest(Previous: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_exits_at_start_shows_it_only_when_it_is_started_anew()
    {
        var story = Running();
        story.Cluster.Faults.Fail(FaultKind.ExitAtStart, FaultStory.Pod("web"));
        Assert.Equal("1/1 Running 0", story.Run(60).Rows.Last());

        story = new PodStory(cached: "nginx:1.17");
        story.Cluster.Faults.Fail(FaultKind.ExitAtStart, FaultStory.Pod("web"));
        story.Create(PodStory.Pod("web", "nginx:1.17")).Run(60);
        Assert.Equal(["0/1 Error 0", "0/1 Error 1", "0/1 CrashLoopBackOff 1", "0/1 Error 2", "0/1 CrashLoopBackOff 2"],
            story.Rows.Where(row => !row.Contains("Running", StringComparison.Ordinal)).Skip(2).Take(5));
    }

    [Fact]
    public void A_program_out_of_memory_is_killed()
    {
        var story = Running();
        story.Cluster.Faults.Fail(FaultKind.OutOfMemory, FaultStory.Pod("web"), TimeSpan.FromSeconds(5));
        story.Run(60);

        Assert.Equal(["0/1 OOMKilled 0", "1/1 Running 1", "0/1 OOMKilled 1", "0/1 CrashLoopBackOff 1"], story.Rows.Skip(3).Take(4));
        var ended = story.Get("web").Status.ContainerStatuses[0].LastState.Terminated;
        Assert.Equal(("OOMKilled", 137), (ended.Reason, ended.ExitCode));
    }

    [Fact]
    public void A_program_that_ignores_sigterm_ends_with_its_grace_period()
    {
        var story = Running();
        story.Cluster.Faults.Fail(FaultKind.IgnoreSigterm, FaultStory.Pod("web"));
        story.Delete("web").Run(60);

        Assert.Equal(["1/1 Running 0", "1/1 Terminating 0", "0/1 Error 0", "gone"], story.Rows.TakeLast(4));
        var rows = story.TimedRows;
        Assert.InRange((rows[^2].At - rows[^3].At).TotalSeconds, 30, 30.1);
    }

    [Theory] // the pod's probe => what the failing readiness probe says
    [InlineData("http", "Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503")]
    [InlineData("tcp", "Unhealthy: Readiness probe failed: dial tcp 10.244.1.2:80: connect: connection refused")]
    [InlineData("exec", "Unhealthy: Readiness probe failed: not ready\n")]
    public void A_readiness_probe_that_had_succeeded_fails_and_succeeds_again_when_healed(string probe, string message)
    {
        var story = new PodStory(cached: "nginx:1.17").Create(FaultStory.Probed("web", (container, http) => container with
        {
            ReadinessProbe = probe switch
            {
                "tcp" => http with { HttpGet = null, TcpSocket = new V1TCPSocketAction { Port = 80 } },
                "exec" => http with { HttpGet = null, Exec = new V1ExecAction { Command = ["true"] } },
                _ => http,
            },
        })).Run(40);
        var fault = story.Cluster.Faults.Fail(FaultKind.Readiness, FaultStory.Pod("web"));

        story.Run(21);
        Assert.Equal("0/1 Running 0", story.Rows.Last());
        Assert.Contains(story.Events, e => e.StartsWith(message, StringComparison.Ordinal));
        Assert.Equal("False", story.Get("web").Status.Conditions.First(one => one.Type == "Ready").Status);
        story.Cluster.Faults.Heal(fault);
        Assert.Equal("1/1 Running 0", story.Run(7).Rows.Last());
    }

    [Fact]
    public void A_liveness_probe_that_fails_restarts_the_container_until_healed()
    {
        var story = new PodStory(cached: "nginx:1.17").Create(FaultStory.Probed("web", (container, probe) => container with { LivenessProbe = probe })).Run(40);
        var fault = story.Cluster.Faults.Fail(FaultKind.Liveness, FaultStory.Pod("web"));

        story.Run(25);
        Assert.Equal(["1/1 Running 0", "1/1 Running 1"], story.Rows.TakeLast(2));
        Assert.Contains(story.Events, e => e.StartsWith("Killing: Container web failed liveness probe, will be restarted", StringComparison.Ordinal));
        story.Cluster.Faults.Heal(fault);
        var healed = story.Run(60).Get("web").Status.ContainerStatuses[0].RestartCount;
        Assert.Equal(healed, story.Run(600).Get("web").Status.ContainerStatuses[0].RestartCount);
        Assert.Equal($"1/1 Running {healed}", story.Rows.Last());
    }

    [Fact]
    public void What_is_healed_before_it_strikes_never_happens()
    {
        var story = Running();
        var fault = story.Cluster.Faults.Fail(FaultKind.Crash, FaultStory.Pod("web"), TimeSpan.FromSeconds(20));
        story.Run(15);
        story.Cluster.Faults.Heal(fault);

        Assert.Equal("1/1 Running 0", story.Run(120).Rows.Last());
        Assert.Throws<ArgumentException>(() => story.Cluster.Faults.Heal(fault));
    }

    [Fact]
    public void A_crash_that_is_healed_is_over_with_the_next_start()
    {
        var story = Running();
        var fault = story.Cluster.Faults.Fail(FaultKind.Crash, FaultStory.Pod("web"), TimeSpan.FromSeconds(10));
        story.Run(100);
        story.Cluster.Faults.Heal(fault);

        Assert.StartsWith("1/1 Running ", story.Run(120).Rows.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_target_fails()
    {
        var story = new PodStory(cached: "nginx:1.17");
        story.Cluster.ApiServer.Create(FaultStory.Web(2), "kubectl");
        story.Create(PodStory.Pod("other", "nginx:1.17")).Run(20);
        story.Cluster.Faults.Fail(FaultKind.Crash, FaultStory.Deployment("web"), TimeSpan.FromSeconds(5));
        story.Run(60);

        Assert.All(story.Cluster.Pods.Where(pod => pod.Metadata.Name != "other"), pod => Assert.True(pod.Status.ContainerStatuses[0].RestartCount > 0));
        Assert.Equal(0, story.Get("other").Status.ContainerStatuses[0].RestartCount);
    }

    [Fact]
    public void A_second_fault_of_the_same_kind_takes_the_place_of_the_first()
    {
        var faults = Running().Cluster.Faults;
        faults.Fail(FaultKind.Crash, FaultStory.Pod("web"));
        faults.Fail(FaultKind.Crash, FaultStory.Pod("web"), TimeSpan.FromSeconds(90));

        Assert.Equal("crash pod/web --after 1m30s", Assert.Single(faults.Active).ToString());
    }

    private static PodStory Running() => new PodStory(cached: "nginx:1.17").Create(PodStory.Pod("web", "nginx:1.17")).Run(20);
}
