using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Tests.Kubelet;

namespace KubeNotebooks.ControlPlane.Tests.ContainerImages;

public class ImageBuilderTests
{
    [Fact]
    public void What_was_built_and_not_pushed_cannot_be_pulled()
    {
        var story = new PodStory(cached: "nginx:1.17");
        Build(story, "web:1.1", "nginx:1.17", "worker_connections 2048;");
        story.Create(PodStory.Pod("web", "web:1.1")).Run(30);

        Assert.Equal("0/1 ImagePullBackOff 0", story.Rows.Last());
        Assert.Contains("Failed: Failed to pull image \"web:1.1\": failed to pull and unpack image \"docker.io/library/web:1.1\": failed to resolve reference \"docker.io/library/web:1.1\": "
            + "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed x2", story.Events);
    }

    [Fact]
    public void What_was_pushed_runs_and_pulls_fast_where_its_base_lies()
    {
        var story = new PodStory(cached: "nginx:1.17");
        var image = Push(story, "web:1.1", "nginx:1.17", "worker_connections 2048;");
        story.Create(PodStory.Pod("web", "web:1.1")).Run(8);

        Assert.Equal("1/1 Running 0", story.Rows.Last());
        Assert.Equal(image.ContainerdId, story.Get("web").Status.ContainerStatuses[0].ImageID);
        Assert.Matches("^docker.io/library/web@sha256:[0-9a-f]{64}$", image.ContainerdId);
    }

    [Fact]
    public void The_waiting_pod_of_an_image_that_is_pushed_at_last_starts_by_itself()
    {
        var story = new PodStory(cached: "nginx:1.17");
        var image = Build(story, "web:1.1", "nginx:1.17");
        story.Create(PodStory.Pod("web", "web:1.1")).Run(30);
        story.Cluster.Images.Push(image);

        Assert.Equal("1/1 Running 0", story.Run(90).Rows.Last());
    }

    [Theory] // imagePullPolicy => whether the second pod runs what was pushed last
    [InlineData("IfNotPresent", false)]
    [InlineData("Always", true)]
    public void A_tag_pushed_again_reaches_a_node_that_has_it_only_by_pulling_always(string policy, bool isNew)
    {
        var story = new PodStory();
        var first = Push(story, "web:1.1", "nginx:1.17", "one");
        story.Create(Pod("a")).Run(30);
        var second = Push(story, "web:1.1", "nginx:1.17", "two");
        story.Run(60).Create(Pod("b")).Run(30);

        Assert.NotEqual(first.Digest, second.Digest);
        Assert.Equal(first.ContainerdId, ImageOf(story, "a"));
        Assert.Equal((isNew ? second : first).ContainerdId, ImageOf(story, "b"));
        Assert.Equal([("worker-1", (isNew ? second : first).Digest)], story.Cluster.ImageOnNodes("web:1.1").Select(node => (node.Key, node.Value.Digest)));

        V1Pod Pod(string name) => PodStory.Pod(name, "web:1.1", spec => spec with { Containers = [spec.Containers[0] with { ImagePullPolicy = policy }] });
    }

    [Fact]
    public void What_lost_its_tag_is_still_had_by_its_digest()
    {
        var story = new PodStory();
        var first = Push(story, "web:1.1", "nginx:1.17", "one");
        Push(story, "web:1.1", "nginx:1.17", "two");
        story.Create(PodStory.Pod("web", $"web@{first.Digest}")).Run(30);

        Assert.Equal("1/1 Running 0", story.Rows.Last());
        Assert.Equal($"docker.io/library/web@{first.Digest}", story.Get("web").Status.ContainerStatuses[0].Image);
        Assert.Equal(first.ContainerdId, ImageOf(story, "web"));
    }

    [Fact]
    public void The_digest_names_the_content()
    {
        var builder = new Cluster().Images;
        var plain = Image(builder, "a:1", "nginx:1.17");
        var changed = Image(builder, "a:2", "nginx:1.17", ["one"]);

        Assert.Equal(builder.Registry.Find(Name("nginx:1.17"))!.Digest, plain.Digest);
        Assert.Equal(changed.Digest, Image(builder, "b:9", "nginx:1.17", ["one"]).Digest);
        Assert.NotEqual(changed.Digest, Image(builder, "a:3", "nginx:1.16", ["one"]).Digest);
        Assert.NotEqual(changed.Digest, Image(builder, "a:3", "nginx:1.17", ["two"]).Digest);
        Assert.NotEqual(changed.Digest, Image(builder, "a:3", "nginx:1.17", ["one"], "log=one").Digest);
        Assert.Equal(changed.SizeBytes, plain.SizeBytes + 223);
        var upon = Image(builder, "c:1", "a:2", ["three"], "log=hello");
        Assert.Equal(["change: one", "change: three", "label: log=hello"], upon.Build!.Steps);
    }

    [Theory] // label => what a watcher sees within three minutes, with a readiness probe of 5 s and a limit of 128Mi
    [InlineData("crash-after=20s", "0/1 Running 0", "1/1 Running 0", "0/1 Error 0", "0/1 Running 1", "1/1 Running 1", "0/1 Error 1", "0/1 CrashLoopBackOff 1", "0/1 Running 2")]
    [InlineData("exit-code=3", "0/1 Error 0", "0/1 Error 1", "0/1 CrashLoopBackOff 1", "0/1 Error 2")]
    [InlineData("ready-after=40s", "0/1 Running 0", "1/1 Running 0")]
    [InlineData("ready-after=never", "0/1 Running 0")]
    [InlineData("start-time=40s", "0/1 Running 0", "1/1 Running 0")]
    [InlineData("failing-path=/", "0/1 Running 0")]
    [InlineData("memory=128Mi", "0/1 Running 0", "1/1 Running 0")]
    [InlineData("memory=129Mi", "0/1 Running 0", "1/1 Running 0", "0/1 OOMKilled 0")]
    public void Labels_say_what_the_program_does(string label, params string[] rows)
    {
        var story = new PodStory(cached: "nginx:1.17");
        Push(story, "web:1", "nginx:1.17", labels: label == "memory=129Mi" ? [label, "memory-after=10s"] : [label]);
        story.Create(PodStory.Pod("web", "web:1", spec => spec with
        {
            Containers =
            [
                spec.Containers[0] with
                {
                    ReadinessProbe = new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80 }, PeriodSeconds = 5 },
                    Resources = new V1ResourceRequirements { Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new("128Mi") } },
                },
            ],
        })).Run(180);

        Assert.Equal(rows, story.Rows.SkipWhile(row => !row.Contains("Running", StringComparison.Ordinal) && !row.Contains("Error", StringComparison.Ordinal)).Take(rows.Length));
        var ended = story.Get("web").Status.ContainerStatuses[0] is var status ? status.State.Terminated ?? status.LastState?.Terminated : null;
        Assert.Equal(label switch { "exit-code=3" => ("Error", 3), "crash-after=20s" => ("Error", 1), "memory=129Mi" => ("OOMKilled", 137), _ => default((string, int)?) },
            ended is null ? null : (ended.Reason, ended.ExitCode));
    }

    [Fact]
    public void A_program_may_ignore_sigterm_and_serve_a_path_that_fails_its_liveness_probe()
    {
        var story = new PodStory(cached: "nginx:1.17");
        Push(story, "web:1", "nginx:1.17", labels: ["ignores-sigterm=true", "serves=/healthz,/ready", "failing-path=/healthz"]);
        story.Create(PodStory.Pod("web", "web:1", spec => spec with
        {
            TerminationGracePeriodSeconds = 12,
            Containers = [spec.Containers[0] with { LivenessProbe = Probe("/healthz"), ReadinessProbe = Probe("/ready") }],
        })).Run(60);

        Assert.Contains(story.Events, e => e.StartsWith("Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 500", StringComparison.Ordinal));
        var killed = story.Get("web").Status.ContainerStatuses[0];
        Assert.True(killed.RestartCount > 0);
        Assert.Equal(("Error", 137), (killed.LastState.Terminated.Reason, killed.LastState.Terminated.ExitCode));
        story.Delete("web").Run(11);
        Assert.Equal($"1/1 Terminating {killed.RestartCount}", story.Rows.Last());

        static V1Probe Probe(string path) => new() { HttpGet = new V1HTTPGetAction { Port = 80, Path = path }, PeriodSeconds = 5 };
    }

    [Theory]
    [InlineData("crash-after=soon", "The label crash-after needs DURATION, such as crash-after=10s, and not \"soon\".")]
    [InlineData("exit-code=256", "The label exit-code needs 0–255, such as exit-code=3, and not \"256\".")]
    [InlineData("memory=much", "The label memory needs QUANTITY, such as memory=300Mi, and not \"much\".")]
    [InlineData("memory=-1", "The label memory needs QUANTITY, such as memory=300Mi, and not \"-1\".")]
    [InlineData("memory=1e30", "The label memory needs QUANTITY, such as memory=300Mi, and not \"1e30\".")]
    [InlineData("serves=ready", "The label serves needs PATH[,PATH], such as serves=/healthz, and not \"ready\".")]
    public void A_label_without_sense_is_refused(string label, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Image(new Cluster().Images, "web:1", "nginx:1.17", labels: label)).Message);

    [Fact]
    public void A_fork_has_the_images_of_its_origin_and_builds_its_own()
    {
        var story = new PodStory();
        Push(story, "web:1", "nginx:1.17", "one");
        var fork = story.Cluster.Fork();
        Image(fork.Images, "web:2", "web:1", ["two"]);

        Assert.Equal(["web:1"], story.Cluster.Images.Built.Select(image => image.Reference.Familiar));
        Assert.Equal(["web:1", "web:2"], fork.Images.Built.Select(image => image.Reference.Familiar));
        Assert.Contains(story.Cluster.Trace.Entries, entry => entry.What is ImagePushed { Image: "docker.io/library/web:1" });
    }

    private static ImageReference Name(string name) => ImageReference.TryParse(name, out var reference, out var error) ? reference : throw new ArgumentException(error, nameof(name));

    private static ContainerImage Image(ImageBuilder builder, string name, string from, string[]? changes = null, params string[] labels) => builder.Build(
        Name(name), builder.FindBase(Name(from))!, [.. changes ?? []],
        labels.Select(label => label.Split('=', 2)).ToImmutableSortedDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal));

    private static ContainerImage Build(PodStory story, string name, string from, string? change = null, params string[] labels) =>
        Image(story.Cluster.Images, name, from, change is null ? [] : [change], labels);

    private static ContainerImage Push(PodStory story, string name, string from, string? change = null, params string[] labels)
    {
        var image = Build(story, name, from, change, labels);
        story.Cluster.Images.Push(image);
        return image;
    }

    private static string ImageOf(PodStory story, string pod) => story.Get(pod).Status.ContainerStatuses[0].ImageID;
}
