using k8s.Models;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.ControlPlane.Tests.Kubelet;

namespace KubeNotebooks.ControlPlane.Tests.Faults;

/// <summary>Faults are part of a cluster's memory: copies have them, the same seed gives the same, and healing leaves nothing behind.</summary>
public class FaultLawTests
{
    [Fact]
    public void The_same_seed_and_faults_give_the_same_cluster()
    {
        Assert.Equal(Laws.Laws.Text(Tale(5).Trace), Laws.Laws.Text(Tale(5).Trace));
        Assert.NotEqual(Laws.Laws.Text(Tale(5).Trace), Laws.Laws.Text(Tale(6).Trace));
    }

    [Theory] // seconds after the faults began
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(47)]
    [InlineData(52)]
    [InlineData(120)]
    [InlineData(355)]
    public void A_fork_with_faults_goes_on_as_its_original_does(int seconds)
    {
        var original = Begin(7);
        original.Run(TimeSpan.FromSeconds(seconds));
        var fork = original.Fork();
        foreach (var cluster in new[] { original, fork })
        {
            cluster.Run(TimeSpan.FromSeconds(330));
            HealAll(cluster);
            cluster.Run(TimeSpan.FromSeconds(90));
        }

        Assert.Equal(Laws.Laws.Text(original.Trace), Laws.Laws.Text(fork.Trace));
    }

    [Fact]
    public void What_is_healed_in_a_fork_fails_on_in_its_original()
    {
        var original = Begin(7);
        var undisturbed = Begin(7);
        var fork = original.Fork();
        HealAll(fork);
        fork.Run(TimeSpan.FromMinutes(2));
        original.Run(TimeSpan.FromMinutes(2));
        undisturbed.Run(TimeSpan.FromMinutes(2));

        Assert.Empty(fork.Faults.Active);
        Assert.Equal(6, original.Faults.Active.Length);
        Assert.Equal(Laws.Laws.Text(undisturbed.Trace), Laws.Laws.Text(original.Trace));
    }

    [Fact]
    public void A_cluster_turned_back_has_the_faults_of_that_moment()
    {
        var cluster = new Cluster(new ClusterOptions { KeepsPast = true, CachedImages = ["nginx:1.17"] });
        cluster.ApiServer.Create(FaultStory.Web(3), "kubectl");
        cluster.Run(TimeSpan.FromSeconds(20));
        var moment = cluster.Now;
        cluster.Faults.Fail(FaultKind.NodeDown, FaultStory.Node("worker-1"));
        cluster.Run(TimeSpan.FromMinutes(7));

        Assert.Empty(cluster.RewindTo(moment - TimeSpan.FromSeconds(1)).Faults.Active);
        var silent = cluster.RewindTo(cluster.Now - TimeSpan.FromMinutes(1));
        Assert.Single(silent.Faults.Active);
        silent.Run(TimeSpan.FromMinutes(1));
        Assert.Equal(Laws.Laws.Text(cluster.Trace), Laws.Laws.Text(silent.Trace));
    }

    [Fact]
    public void When_all_is_healed_every_cluster_comes_to_rest_as_one_in_which_nothing_failed()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var cluster = Tale(seed);
            cluster.Run(TimeSpan.FromMinutes(12));

            Assert.Equal(5, cluster.Deployments[0].Status.AvailableReplicas);
            Assert.Equal(5, cluster.Pods.Count);
            Assert.All(cluster.Nodes, node => Assert.Null(node.Spec.Taints));
            Assert.All(cluster.Nodes, node => Assert.Equal("110", node.Status.Allocatable["pods"].ToString()));
        }
    }

    private static Cluster Tale(int seed)
    {
        var cluster = Begin(seed);
        cluster.Run(TimeSpan.FromSeconds(150 + (seed * 37)));
        HealAll(cluster);
        cluster.Run(TimeSpan.FromSeconds(60));
        return cluster;
    }

    private static Cluster Begin(int seed)
    {
        var cluster = new PodStory(seed: seed, nodes: 4, cached: "nginx:1.17").Cluster;
        cluster.ApiServer.Create(FaultStory.Web(5, spec => spec with
        {
            Containers = [spec.Containers[0] with { ReadinessProbe = new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80 }, PeriodSeconds = 5 } }],
        }), "kubectl");
        cluster.Run(TimeSpan.FromSeconds(20));
        cluster.Faults.Fail(FaultKind.NodeDown, FaultStory.Node("worker-2"));
        cluster.Faults.Fail(FaultKind.NodeFull, FaultStory.Node("worker-3"));
        cluster.Faults.Fail(FaultKind.Crash, FaultStory.Deployment("web"), TimeSpan.FromSeconds(30));
        cluster.Faults.Fail(FaultKind.RegistrySlow, FaultTarget.Registry);
        cluster.Faults.Fail(FaultKind.IgnoreSigterm, FaultStory.Deployment("web"));
        cluster.Faults.Fail(FaultKind.ImageGone, FaultStory.Image("nginx:1.16"));
        cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with
        {
            Spec = web.Spec with { Template = web.Spec.Template with { Metadata = web.Spec.Template.Metadata with { Annotations = new Dictionary<string, string> { ["n"] = "2" } } } },
        }, "kubectl");
        return cluster;
    }

    private static void HealAll(Cluster cluster)
    {
        foreach (var fault in cluster.Faults.Active) cluster.Faults.Heal(fault);
    }
}
