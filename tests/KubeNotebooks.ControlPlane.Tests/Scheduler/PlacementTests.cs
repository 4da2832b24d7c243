using k8s.Models;
using KubeNotebooks.ControlPlane.Tests.Kubelet;

namespace KubeNotebooks.ControlPlane.Tests.Scheduler;

public class PlacementTests
{
    private static readonly V1LabelSelector Web = new() { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } };

    [Fact]
    public void Pods_that_want_to_be_far_from_each_other_fill_the_nodes_and_then_wait()
    {
        var story = Create(3, 4, new V1Affinity { PodAntiAffinity = new V1PodAntiAffinity { RequiredDuringSchedulingIgnoredDuringExecution = [PerHost] } });

        Assert.Equal(["", "worker-1", "worker-2", "worker-3"], NodesOf(story));
        Assert.Equal(
            "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules. "
                + "preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
            story.Get("web-3").Status.Conditions[0].Message);
    }

    [Fact]
    public void Pods_that_want_to_be_together_go_where_the_first_one_went()
    {
        var story = Create(3, 4, new V1Affinity { PodAffinity = new V1PodAffinity { RequiredDuringSchedulingIgnoredDuringExecution = [PerHost] } });

        Assert.Single(NodesOf(story).Distinct());
    }

    [Fact]
    public void A_preference_to_be_apart_gives_way_when_there_is_no_room()
    {
        var story = Create(2, 4, new V1Affinity
        {
            PodAntiAffinity = new V1PodAntiAffinity
            {
                PreferredDuringSchedulingIgnoredDuringExecution = [new V1WeightedPodAffinityTerm { Weight = 100, PodAffinityTerm = PerHost }],
            },
        });

        Assert.Equal(["worker-1", "worker-1", "worker-2", "worker-2"], NodesOf(story));
    }

    [Theory] // minimum of domains => how many of four pods fit on three nodes, one of them full
    [InlineData(null, 2)]
    [InlineData(4, 2)]
    public void A_hard_spread_constraint_keeps_the_nodes_even(int? minDomains, int placed)
    {
        var story = new PodStory(nodes: 3);
        story.Cluster.ApiServer.PatchObject<V1Node>(
            null, "worker-3", node => node with { Spec = node.Spec with { Unschedulable = true } }, "kubectl");
        story.Run(0.1);
        for (var i = 0; i < 4; i++) story.Create(Pod(i, spec => spec with { TopologySpreadConstraints = [Even(minDomains)] }));
        story.Run(2);

        Assert.Equal(placed, story.Cluster.Pods.Count(pod => pod.Spec.NodeName is not null));
        Assert.Equal(
            "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match pod topology spread constraints. "
                + "preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.",
            story.Get("web-3").Status.Conditions[0].Message);
    }

    private static V1PodAffinityTerm PerHost => new() { LabelSelector = Web, TopologyKey = "kubernetes.io/hostname" };

    private static V1TopologySpreadConstraint Even(int? minDomains) => new()
    {
        MaxSkew = 1,
        TopologyKey = "kubernetes.io/hostname",
        WhenUnsatisfiable = "DoNotSchedule",
        LabelSelector = Web,
        MinDomains = minDomains,
    };

    private static V1Pod Pod(int number, Func<V1PodSpec, V1PodSpec> change)
    {
        var pod = PodStory.Pod($"web-{number}", "nginx:1.16", change);
        return pod with { Metadata = pod.Metadata with { Labels = Web.MatchLabels } };
    }

    private static PodStory Create(int nodes, int pods, V1Affinity affinity)
    {
        var story = new PodStory(nodes: nodes);
        for (var i = 0; i < pods; i++) story.Create(Pod(i, spec => spec with { Affinity = affinity }));
        return story.Run(2);
    }

    private static IEnumerable<string> NodesOf(PodStory story) =>
        story.Cluster.Pods.Select(pod => pod.Spec.NodeName ?? "").Order(StringComparer.Ordinal);
}
