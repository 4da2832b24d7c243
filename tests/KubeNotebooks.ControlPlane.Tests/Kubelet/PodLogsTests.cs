using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Kubelet;

namespace KubeNotebooks.ControlPlane.Tests.Kubelet;

public class PodLogsTests
{
    [Fact]
    public void A_log_holds_what_was_written_so_far()
    {
        var story = new PodStory(cached: "busybox:1.36").Create(Shell("echo one; sleep 30; echo two; sleep 3600")).Run(10);
        Assert.Equal("one\n", story.Cluster.Logs("default", "web"));

        story.Run(30);
        Assert.Equal("one\ntwo\n", story.Cluster.Logs("default", "web"));
        Assert.Equal("two\n", story.Cluster.Logs("default", "web", new PodLogRequest(TailLines: 1)));
        Assert.Equal("two\n", story.Cluster.Logs("default", "web", new PodLogRequest(Since: TimeSpan.FromSeconds(20))));
        Assert.Matches("^2026-01-05T09:00:\\d\\d\\.\\d{9}Z two\n$", story.Cluster.Logs("default", "web", new PodLogRequest(TailLines: 1, Timestamps: true)));
    }

    [Fact]
    public void A_crashed_container_has_a_previous_log()
    {
        var story = new PodStory(cached: "busybox:1.36").Create(Shell("echo trying; sleep 4; echo giving up; exit 1")).Run(12);

        Assert.Equal("trying\ngiving up\n", story.Cluster.Logs("default", "web", new PodLogRequest(Previous: true)));
    }

    [Theory] // image, container, previous => the server's words
    [InlineData("nginx:1.161", null, false, "container \"web\" in pod \"web\" is waiting to start: image can't be pulled|container \"web\" in pod \"web\" is waiting to start: trying and failing to pull image")]
    [InlineData("nginx:1.16", "nosuch", false, "container nosuch is not valid for pod web")]
    [InlineData("nginx:1.16", null, true, "previous terminated container \"web\" in pod \"web\" not found")]
    public void Without_a_log_the_server_says_why(string image, string? container, bool previous, string messages)
    {
        var story = new PodStory(cached: "nginx:1.16").Create(PodStory.Pod("web", image)).Run(20);

        var refusal = Assert.Throws<StatusException>(() => story.Cluster.Logs("default", "web", new PodLogRequest(container, previous)));
        Assert.Equal("BadRequest", refusal.Reason);
        Assert.Contains(refusal.Message, messages.Split('|'));
    }

    private static V1Pod Shell(string script) => PodStory.Pod("web", "busybox:1.36", spec => spec with
    {
        Containers = [spec.Containers[0] with { Command = ["sh", "-c", script] }],
    });
}
