using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Tests.Kubelet;

namespace KubeNotebooks.ControlPlane.Tests.Scheduler;

public class SchedulerTests
{
    [Fact]
    public void Replicas_of_one_owner_go_round_the_nodes()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var story = new PodStory(seed: seed, nodes: 3);
            for (var i = 0; i < 9; i++) story.Create(Owned(PodStory.Pod($"web-{i}", "nginx:1.16"), "rs-1"));
            story.Run(1);

            Assert.Equal(["worker-1 3", "worker-2 3", "worker-3 3"], story.Cluster.Pods.GroupBy(pod => pod.Spec.NodeName)
                .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"));
        }
    }

    [Fact]
    public void Pods_without_an_owner_go_where_most_is_free()
    {
        var story = new PodStory(nodes: 2);
        for (var i = 0; i < 4; i++) story.Create(Asking(PodStory.Pod($"web-{i}", "nginx:1.16"), "500m"));
        story.Run(1);

        Assert.All(story.Cluster.Pods.GroupBy(pod => pod.Spec.NodeName), group => Assert.Equal(2, group.Count()));
    }

    [Theory] // version, what is wrong => the message
    [InlineData(32, "cpu", "0/2 nodes are available: 2 Insufficient cpu. preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.")]
    [InlineData(17, "cpu", "0/2 nodes are available: 2 Insufficient cpu.")]
    [InlineData(32, "selector", "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.")]
    [InlineData(32, "cordon", "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable. preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.")]
    [InlineData(32, "taint", "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {gpu: yes}. preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.")]
    [InlineData(17, "taint", "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had taints that the pod didn't tolerate.")]
    public void A_pod_that_fits_nowhere_says_why(int minor, string wrong, string message)
    {
        var story = new PodStory(KubernetesVersion.Parse($"1.{minor}"), nodes: 2);
        var pod = Asking(PodStory.Pod("web", "nginx:1.16"), "8");
        if (wrong == "selector") pod = PodStory.Pod("web", "nginx:1.16", spec => spec with { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } });
        if (wrong == "cordon") Change(story, node => node with { Spec = node.Spec with { Unschedulable = true } });
        if (wrong == "taint") Change(story, node => node with { Spec = node.Spec with { Taints = [new V1Taint { Key = "gpu", Value = "yes", Effect = "NoSchedule" }] } });
        story.Run(0.1).Create(pod).Run(1);

        var stored = story.Get("web");
        var condition = Assert.Single(stored.Status.Conditions);
        Assert.Equal(("PodScheduled", "False", "Unschedulable", message), (condition.Type, condition.Status, condition.Reason, condition.Message));
        Assert.Equal([$"FailedScheduling: {message}"], story.Events);
        Assert.Equal("0/1 Pending 0", PodStory.Row(stored));
    }

    [Fact]
    public void A_pending_pod_is_scheduled_when_a_node_changes_or_a_pod_goes()
    {
        var story = new PodStory(nodes: 1, cached: "nginx:1.16").Create(Asking(PodStory.Pod("first", "nginx:1.16"), "3")).Run(10)
            .Create(Asking(PodStory.Pod("second", "nginx:1.16"), "3")).Run(10);
        Assert.Null(story.Get("second").Spec.NodeName);

        story.Delete("first").Run(20);

        Assert.Equal("worker-1", story.Get("second").Spec.NodeName);
        Assert.Equal("1/1 Running 0", PodStory.Row(story.Get("second")));
    }

    [Fact]
    public void A_second_failure_is_a_second_event_and_the_third_begins_a_series()
    {
        var story = new PodStory(nodes: 1).Create(Asking(PodStory.Pod("web", "nginx:1.16"), "8")).Run(60);
        for (var i = 0; i < 3; i++)
        {
            Change(story, node => node with { Metadata = node.Metadata with { Labels = new Dictionary<string, string> { ["round"] = i.ToString(CultureInfo.InvariantCulture) } } });
            story.Run(60);
        }

        var events = story.Cluster.ApiServer.List<Corev1Event>();
        Assert.Equal([null, 2], events.Select(e => e.Series?.Count));
    }

    [Fact]
    public void A_node_takes_no_more_pods_than_it_says()
    {
        var cluster = new Cluster(new ClusterOptions { Nodes = 2, PodsPerNode = 3 });
        for (var i = 0; i < 8; i++) cluster.ApiServer.Create(PodStory.Pod($"web-{i}", "nginx:1.16"), "kubectl");
        cluster.Run(TimeSpan.FromSeconds(5));

        Assert.Equal([2, 3, 3], cluster.Pods.GroupBy(pod => pod.Spec.NodeName ?? "").Select(group => group.Count()).Order());
        Assert.Contains(cluster.Pods, pod => pod.Status.Conditions[0].Message?.StartsWith("0/2 nodes are available: 2 Too many pods. preemption:", StringComparison.Ordinal) == true);
    }

    private static void Change(PodStory story, Func<V1Node, V1Node> change) =>
        story.Cluster.ApiServer.PatchObject(null, "worker-1", change, "kubectl");

    private static V1Pod Asking(V1Pod pod, string cpu) => pod with
    {
        Spec = pod.Spec with
        {
            Containers =
            [
                pod.Spec.Containers[0] with
                {
                    Resources = new V1ResourceRequirements { Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = new(cpu) } },
                },
            ],
        },
    };

    private static V1Pod Owned(V1Pod pod, string owner) => pod with
    {
        Metadata = pod.Metadata with
        {
            OwnerReferences = [new V1OwnerReference { ApiVersion = "example.com/v1", Kind = "Fleet", Name = owner, Uid = owner, Controller = true }],
        },
    };
}
