using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Tests.Kubelet;

public class PodLifecycleTests
{
    [Fact]
    public void A_pod_whose_image_must_be_pulled_starts_step_by_step()
    {
        var story = new PodStory().Create(PodStory.Pod("web", "nginx:1.14.2")).Run(30);

        Assert.Equal(["0/1 Pending 0", "0/1 ContainerCreating 0", "1/1 Running 0"], story.Rows);
        Assert.Collection(story.Events,
            e => Assert.Equal("Scheduled: Successfully assigned default/web to worker-1", e),
            e => Assert.Equal("Pulling: Pulling image \"nginx:1.14.2\"", e),
            e => Assert.Matches("^Pulled: Successfully pulled image \"nginx:1.14.2\" in \\d+\\.?\\d*s \\(\\d+\\.?\\d*s including waiting\\)\\. Image size: 44710204 bytes\\.$", e),
            e => Assert.Equal("Created: Created container: web", e),
            e => Assert.Equal("Started: Started container web", e));
        var status = story.Get("web").Status;
        Assert.Equal(("10.244.1.2", "172.18.0.2"), (status.PodIP, status.HostIP));
        Assert.Equal(["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"],
            status.Conditions.Select(condition => condition.Type));
        Assert.All(status.Conditions, condition => Assert.Equal("True", condition.Status));
        Assert.Equal("docker.io/library/nginx:1.14.2", status.ContainerStatuses[0].Image);
    }

    [Fact]
    public void With_the_image_present_pods_are_ready_after_three_and_a_half_to_four_and_a_half_seconds()
    {
        var times = Enumerable.Range(1, 60).Select(seed => new PodStory(seed: seed, cached: "nginx:1.16")
            .Create(PodStory.Pod("web", "nginx:1.16")).Run(10).TimedRows.First(row => row.Row == "1/1 Running 0").At.TotalSeconds).ToList();

        Assert.All(times, time => Assert.InRange(time, 3.45, 4.55));
        Assert.InRange(times.Average(), 3.85, 4.15);
    }

    [Fact]
    public void A_first_pull_of_nginx_takes_about_ten_seconds_more()
    {
        var times = Enumerable.Range(1, 60).Select(seed => new PodStory(seed: seed)
            .Create(PodStory.Pod("web", "nginx:1.16")).Run(20).TimedRows.First(row => row.Row == "1/1 Running 0").At.TotalSeconds).ToList();

        Assert.All(times, time => Assert.InRange(time, 3.45 + 8.5, 4.55 + 11.5));
    }

    [Theory] // minor version => the rows of a deletion
    [InlineData(32, "1/1 Running 0", "1/1 Terminating 0", "0/1 Completed 0", "gone")]
    [InlineData(17, "1/1 Running 0", "1/1 Terminating 0", "0/1 Terminating 0", "gone")]
    public void A_deleted_pod_ends_gracefully(int minor, params string[] rows)
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var story = new PodStory(KubernetesVersion.Parse($"1.{minor}"), seed, cached: "nginx:1.16")
                .Create(PodStory.Pod("web", "nginx:1.16")).Run(10).Delete("web").Run(20);

            var ending = story.TimedRows.TakeLast(4).ToList();
            Assert.Equal(rows, ending.Select(row => row.Row));
            Assert.InRange((ending[2].At - ending[1].At).TotalSeconds, 2.99, 3.62);
            Assert.InRange((ending[3].At - ending[2].At).TotalSeconds, 1.4, 2.02);
            Assert.Contains("Killing: Stopping container web", story.Events);
        }
    }

    [Fact]
    public void A_forced_deletion_removes_the_object_at_once()
    {
        var story = new PodStory(cached: "nginx:1.16").Create(PodStory.Pod("web", "nginx:1.16")).Run(10).Delete("web", grace: 0);

        Assert.Equal("gone", story.Rows.Last());
        story.Run(10);
        Assert.Equal("gone", story.Rows.Last());
    }

    [Fact]
    public void A_program_that_ignores_sigterm_is_killed_when_its_grace_is_over()
    {
        var story = new PodStory().Create(PodStory.Pod("web", "kubenotebooks/stubborn:1.0")).Run(20).Delete("web", grace: 12).Run(60);

        Assert.Equal(["1/1 Running 0", "1/1 Terminating 0", "0/1 Error 0", "gone"], story.Rows.TakeLast(4));
        var ending = story.TimedRows.TakeLast(3).ToList();
        Assert.InRange((ending[1].At - ending[0].At).TotalSeconds, 12, 12.2);
    }

    [Fact]
    public void A_wrong_tag_alternates_between_the_two_errors_and_leaves_the_printed_events()
    {
        var story = new PodStory().Create(PodStory.Pod("web", "nginx:1.161")).Run(100);

        Assert.Equal(
            ["0/1 Pending 0", "0/1 ContainerCreating 0", "0/1 ErrImagePull 0", "0/1 ImagePullBackOff 0", "0/1 ErrImagePull 0",
                "0/1 ImagePullBackOff 0", "0/1 ErrImagePull 0", "0/1 ImagePullBackOff 0"],
            story.Rows.Take(8));
        Assert.Equal("Pending", story.Get("web").Status.Phase);
        Assert.Contains(story.Events, e => e.StartsWith("Failed: Failed to pull image \"nginx:1.161\": rpc error: code = NotFound desc = failed to pull and unpack image "
            + "\"docker.io/library/nginx:1.161\": failed to resolve reference \"docker.io/library/nginx:1.161\": docker.io/library/nginx:1.161: not found x", StringComparison.Ordinal));
        Assert.Contains(story.Events, e => e.StartsWith("BackOff: Back-off pulling image \"nginx:1.161\" x", StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_that_crashes_at_start_loops_with_growing_waits()
    {
        var story = new PodStory().Create(PodStory.Pod("web", "kubenotebooks/crash:1.0")).Run(200);

        Assert.Equal(
            ["0/1 Pending 0", "0/1 ContainerCreating 0", "0/1 Error 0", "0/1 Error 1", "0/1 CrashLoopBackOff 1", "0/1 Error 2",
                "0/1 CrashLoopBackOff 2", "0/1 Error 3", "0/1 CrashLoopBackOff 3", "0/1 Error 4", "0/1 CrashLoopBackOff 4"],
            story.Rows.Where(row => !row.Contains("Running", StringComparison.Ordinal)).Take(11));
        Assert.Equal("Running", story.Get("web").Status.Phase);
        Assert.Equal("Error", story.Get("web").Status.ContainerStatuses[0].LastState.Terminated.Reason);
    }

    [Fact]
    public void A_slow_crash_shows_error_first_and_the_back_off_ten_to_fifteen_seconds_later()
    {
        var story = new PodStory(cached: "busybox:1.36")
            .Create(PodStory.Pod("web", "busybox:1.36", spec => spec with
            {
                Containers = [spec.Containers[0] with { Command = ["sh", "-c", "sleep 5; exit 1"] }],
            }))
            .Run(80);

        Assert.Equal(
            ["0/1 Pending 0", "0/1 ContainerCreating 0", "1/1 Running 0", "0/1 Error 0", "1/1 Running 1", "0/1 Error 1", "0/1 CrashLoopBackOff 1",
                "1/1 Running 2", "0/1 Error 2", "0/1 CrashLoopBackOff 2"],
            story.Rows.Take(10));
    }

    [Fact]
    public void A_pod_that_never_gets_ready_runs_but_gets_no_traffic()
    {
        var story = new PodStory().Create(PodStory.Pod("web", "kubenotebooks/never-ready:1.0", spec => spec with
        {
            Containers = [spec.Containers[0] with { ReadinessProbe = new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80, Path = "/" } } }],
        })).Run(60);

        Assert.Equal(["0/1 Pending 0", "0/1 ContainerCreating 0", "0/1 Running 0"], story.Rows);
        Assert.Contains(story.Events, e => e.StartsWith("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503 x", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pod_with_a_readiness_probe_gets_ready_without_waiting_a_full_period()
    {
        var story = new PodStory(cached: "nginx:1.16").Create(PodStory.Pod("web", "nginx:1.16", spec => spec with
        {
            Containers = [spec.Containers[0] with { ReadinessProbe = new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80, Path = "/" } } }],
        })).Run(20);

        Assert.Equal(["0/1 Pending 0", "0/1 ContainerCreating 0", "0/1 Running 0", "1/1 Running 0"], story.Rows);
        Assert.InRange(story.TimedRows[^1].At.TotalSeconds, 3.4, 5);
    }

    [Fact]
    public void A_failing_liveness_probe_restarts_the_container_in_one_sync()
    {
        var story = new PodStory(cached: "nginx:1.16").Create(PodStory.Pod("web", "nginx:1.16", spec => spec with
        {
            Containers = [spec.Containers[0] with { LivenessProbe = new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80, Path = "/healthz" } } }],
        })).Run(60);

        Assert.Equal(["0/1 Pending 0", "0/1 ContainerCreating 0", "1/1 Running 0", "1/1 Running 1"], story.Rows.Take(4));
        Assert.Contains(story.Events, e => e.StartsWith("Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 404", StringComparison.Ordinal));
        Assert.Contains(story.Events, e => e.StartsWith("Killing: Container web failed liveness probe, will be restarted", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pod_that_is_done_succeeds_and_stays()
    {
        var story = new PodStory(cached: "busybox:1.36").Create(PodStory.Pod("job", "busybox:1.36", spec => spec with
        {
            RestartPolicy = "Never",
            Containers = [spec.Containers[0] with { Command = ["sh", "-c", "echo hi; sleep 3"] }],
        })).Run(60);

        Assert.Equal(["0/1 Pending 0", "0/1 ContainerCreating 0", "1/1 Running 0", "0/1 Completed 0"], story.Rows);
        Assert.Equal("Succeeded", story.Get("job").Status.Phase);
        Assert.Equal("PodCompleted", story.Get("job").Status.Conditions.Single(condition => condition.Type == "Ready").Reason);
    }

    [Fact]
    public void Init_containers_run_one_after_the_other_before_the_rest()
    {
        var story = new PodStory(cached: ["busybox:1.36", "nginx:1.16"]).Create(PodStory.Pod("web", "nginx:1.16", spec => spec with
        {
            InitContainers = [Step("first", "sleep 2"), Step("second", "sleep 2")],
        })).Run(40);

        var stored = story.Get("web");
        Assert.Equal("1/1 Running 0", PodStory.Row(stored));
        Assert.Equal(["0/1 Pending 0", "0/1 PodInitializing 0", "1/1 Running 0"], story.Rows);
        Assert.All(stored.Status.InitContainerStatuses, status => Assert.Equal("Completed", status.State.Terminated.Reason));
        Assert.Equal(["first", "second", "web"], story.Events.Where(e => e.StartsWith("Started", StringComparison.Ordinal)).Select(e => e.Split(' ')[^1]));
    }

    [Fact]
    public void A_failing_init_container_is_repeated_and_holds_the_pod_back()
    {
        var story = new PodStory(cached: ["busybox:1.36", "nginx:1.16"]).Create(PodStory.Pod("web", "nginx:1.16", spec => spec with
        {
            InitContainers = [Step("first", "exit 1")],
        })).Run(60);

        var status = story.Get("web").Status;
        Assert.Equal("Pending", status.Phase);
        Assert.True(status.InitContainerStatuses[0].RestartCount >= 2);
        Assert.Equal("False", status.Conditions.Single(condition => condition.Type == "Initialized").Status);
        Assert.Equal("containers with incomplete status: [first]", status.Conditions.Single(condition => condition.Type == "Initialized").Message);
    }

    [Theory] // image, pull policy, missing ConfigMap => row and event
    [InlineData("nginx:1.16", "Never", null, "0/1 ErrImageNeverPull 0", "ErrImageNeverPull: Container image \"nginx:1.16\" is not present with pull policy of Never")]
    [InlineData("Nginx", null, null, "0/1 InvalidImageName 0", "InspectFailed: Failed to apply default image tag \"Nginx\": couldn't parse image name \"Nginx\": invalid reference format: repository name (library/Nginx) must be lowercase")]
    [InlineData("nginx:1.16", null, "settings", "0/1 CreateContainerConfigError 0", "Failed: Error: configmap \"settings\" not found")]
    public void A_container_that_cannot_be_created_says_why(string image, string? policy, string? configMap, string row, string message)
    {
        var story = new PodStory().Create(PodStory.Pod("web", image, spec => spec with
        {
            Containers =
            [
                spec.Containers[0] with
                {
                    ImagePullPolicy = policy,
                    EnvFrom = configMap is null ? null : [new V1EnvFromSource { ConfigMapRef = new V1ConfigMapEnvSource { Name = configMap } }],
                },
            ],
        })).Run(60);

        Assert.Equal(row, PodStory.Row(story.Get("web")));
        Assert.Contains(story.Events, e => e.StartsWith(message, StringComparison.Ordinal));
    }

    [Theory] // the volume's source, what is then created => message
    [InlineData("configmap", "configmap \"settings\" not found")]
    [InlineData("secret", "secret \"settings\" not found")]
    public void A_pod_waits_for_what_its_volumes_name(string kind, string why)
    {
        var volume = kind == "secret"
            ? new V1Volume { Name = "data", Secret = new V1SecretVolumeSource { SecretName = "settings" } }
            : new V1Volume { Name = "data", ConfigMap = new V1ConfigMapVolumeSource { Name = "settings" } };
        var story = new PodStory(cached: ["nginx:1.16"])
            .Create(PodStory.Pod("web", "nginx:1.16", spec => spec with { Volumes = [volume] })).Run(30);

        Assert.Equal("0/1 ContainerCreating 0", PodStory.Row(story.Get("web")));
        Assert.Contains($"FailedMount: MountVolume.SetUp failed for volume \"data\" : {why} x6", story.Events);

        var metadata = new V1ObjectMeta { Name = "settings", NamespaceProperty = "default" };
        if (kind == "secret") story.Cluster.ApiServer.Create(new V1Secret { Metadata = metadata }, "kubectl");
        else story.Cluster.ApiServer.Create(new V1ConfigMap { Metadata = metadata }, "kubectl");
        story.Run(30);

        Assert.Equal("1/1 Running 0", PodStory.Row(story.Get("web")));
    }

    [Fact]
    public void A_new_image_in_a_running_pod_restarts_its_container()
    {
        var story = new PodStory(cached: ["nginx:1.16", "nginx:1.17"]).Create(PodStory.Pod("web", "nginx:1.16")).Run(10);
        story.Cluster.ApiServer.PatchObject<V1Pod>("default", "web", pod => pod with
        {
            Spec = pod.Spec with { Containers = [pod.Spec.Containers[0] with { Image = "nginx:1.17" }] },
        }, "kubectl");
        story.Run(20);

        Assert.Equal("1/1 Running 1", PodStory.Row(story.Get("web")));
        Assert.Equal("docker.io/library/nginx:1.17", story.Get("web").Status.ContainerStatuses[0].Image);
        Assert.Contains("Killing: Container web definition changed, will be restarted", story.Events);
    }

    [Fact]
    public void A_startup_probe_holds_the_others_back_until_the_program_is_up()
    {
        var story = new PodStory().Create(PodStory.Pod("web", "kubenotebooks/slow-start:1.0", spec => spec with
        {
            Containers =
            [
                spec.Containers[0] with
                {
                    StartupProbe = new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80 }, PeriodSeconds = 5, FailureThreshold = 10 },
                    LivenessProbe = new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80 }, PeriodSeconds = 1, FailureThreshold = 1 },
                    ReadinessProbe = new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80 } },
                },
            ],
        })).Run(60);

        Assert.Equal(["0/1 Pending 0", "0/1 ContainerCreating 0", "0/1 Running 0", "1/1 Running 0"], story.Rows);
        Assert.InRange((story.TimedRows[^1].At - story.TimedRows[^2].At).TotalSeconds, 18, 27);
        Assert.Contains(story.Events, e => e.StartsWith("Unhealthy: Startup probe failed: Get \"http://10.244.1.2:80/\": dial tcp 10.244.1.2:80: connect: connection refused", StringComparison.Ordinal));
    }

    [Fact]
    public void The_documentations_liveness_example_restarts_when_its_file_is_gone()
    {
        var story = new PodStory(cached: "busybox:1.36").Create(PodStory.Pod("web", "busybox:1.36", spec => spec with
        {
            Containers =
            [
                spec.Containers[0] with
                {
                    Args = ["/bin/sh", "-c", "touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600"],
                    LivenessProbe = new V1Probe
                    {
                        Exec = new V1ExecAction { Command = ["cat", "/tmp/healthy"] },
                        InitialDelaySeconds = 5,
                        PeriodSeconds = 5,
                    },
                },
            ],
        })).Run(100);

        Assert.Equal("1/1 Running 1", PodStory.Row(story.Get("web")));
        Assert.Contains(story.Events, e => e.StartsWith("Unhealthy: Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory", StringComparison.Ordinal));
        Assert.Equal(137, story.Get("web").Status.ContainerStatuses[0].LastState.Terminated.ExitCode);
    }

    [Fact]
    public void No_two_pods_that_live_on_a_node_have_one_address()
    {
        var story = new PodStory(cached: ["busybox:1.36", "nginx:1.16"]);
        for (var i = 0; i < 5; i++)
        {
            story.Create(PodStory.Pod($"job-{i}", "busybox:1.36", spec => spec with { RestartPolicy = "Never" }))
                .Create(PodStory.Pod($"web-{i}", "nginx:1.16")).Run(10).Delete($"job-{i}");
        }
        story.Run(10);

        Assert.Equal(5, story.Cluster.Pods.Select(pod => pod.Status.PodIP).Distinct().Count());
    }

    [Fact]
    public void A_node_that_leaves_and_comes_back_goes_on_with_its_pods()
    {
        var story = new PodStory(cached: "nginx:1.16").Create(PodStory.Pod("web", "nginx:1.16")).Run(10);
        var node = story.Cluster.ApiServer.Delete<V1Node>(null, "worker-1", DeleteRequest.Default, "kubectl");
        story.Run(10).Cluster.ApiServer.Create(node, "kubectl");
        story.Run(1).Create(PodStory.Pod("more", "nginx:1.16")).Run(10);

        Assert.Equal(["1/1 Running 0", "1/1 Running 0"], story.Cluster.Pods.Select(PodStory.Row));
    }

    private static V1Container Step(string name, string script) =>
        new() { Name = name, Image = "busybox:1.36", Command = ["sh", "-c", script] };

    [Fact]
    public void A_fork_in_the_middle_of_a_start_tells_the_same_story()
    {
        var original = new PodStory().Create(PodStory.Pod("web", "nginx:1.14.2")).Run(5);
        var fork = original.Cluster.Fork();
        original.Run(30);
        fork.Run(TimeSpan.FromSeconds(30));

        Assert.Equal(
            original.Cluster.Trace.Entries.Select(entry => $"{entry.At:O} {entry.Actor} {entry.What.GetType().Name}"),
            fork.Trace.Entries.Select(entry => $"{entry.At:O} {entry.Actor} {entry.What.GetType().Name}"));
    }
}
