using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Tests.Laws;
using KubeNotebooks.ControlPlane.Trees;

namespace KubeNotebooks.ControlPlane.Tests.Trees;

public sealed class DeploymentTreeTests
{
    [Fact]
    public void Every_pod_hangs_on_its_revision_and_no_pod_is_lost()
    {
        var cluster = new RolloutCase(5, "25%", "25%", "nginx:1.17", Seed: 3).Begin();
        for (var second = 0; second < 60; second++)
        {
            var tree = DeploymentTree.Of(cluster, cluster.Deployments[0]);
            Assert.Equal(cluster.Pods.Select(pod => pod.Metadata.Uid).Order(StringComparer.Ordinal), tree.Revisions.SelectMany(one => one.Pods).Select(pod => pod.Pod.Metadata.Uid).Order(StringComparer.Ordinal));
            Assert.All(tree.Revisions, one => Assert.All(one.Pods, pod => Assert.Equal($"web-{one.Hash}-{pod.Suffix}", pod.Pod.Metadata.Name)));
            Assert.All(tree.Revisions, one => Assert.Equal(one.IsCurrent, one.Images[0] == "nginx:1.17"));
            cluster.Run(TimeSpan.FromSeconds(1));
        }
        var done = DeploymentTree.Of(cluster, cluster.Deployments[0]);
        Assert.Equal(RolloutStanding.Complete, done.Standing);
        Assert.Equal([(2L, true, false, false), (1L, false, true, true)], done.Revisions.Select(one => (one.Number!.Value, one.IsCurrent, one.IsPrevious, one.IsEmpty)));
        Assert.All(done.Revisions[0].Pods, pod => Assert.Equal((PodState.Ready, "Running"), (pod.State, pod.Summary.Status)));
    }

    [Fact]
    public void After_a_rollback_the_revision_that_was_left_is_the_previous_one()
    {
        var cluster = new RolloutCase(2, "25%", "25%", "nginx:1.17", Seed: 3).Begin();
        cluster.Run(TimeSpan.FromMinutes(2));
        SetImage(cluster, "nginx:1.16");
        cluster.Run(TimeSpan.FromMinutes(2));
        var tree = DeploymentTree.Of(cluster, cluster.Deployments[0]);
        Assert.Equal([(3L, "nginx:1.16", false), (2L, "nginx:1.17", true)], tree.Revisions.Select(one => (one.Number!.Value, one.Images[0], one.IsPrevious)));
    }

    [Fact]
    public void A_standing_follows_the_status()
    {
        var cluster = new RolloutCase(2, "1", "0", "nope:1", Seed: 3).Begin();
        Assert.Equal(RolloutStanding.NotObserved, Standing(cluster));
        cluster.Run(TimeSpan.FromSeconds(10));
        Assert.Equal(RolloutStanding.RollingOut, Standing(cluster));
        cluster.Run(TimeSpan.FromMinutes(5));
        Assert.Equal(RolloutStanding.DeadlineExceeded, Standing(cluster));
        cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = web.Spec with { Paused = true } }, "test");
        cluster.Run(TimeSpan.FromSeconds(1));
        Assert.Equal(RolloutStanding.Paused, Standing(cluster));
    }

    [Fact]
    public void A_map_counts_what_the_scheduler_counts()
    {
        var cluster = new RolloutCase(9, "25%", "25%", "nginx:1.17", Seed: 3).Begin();
        cluster.Run(TimeSpan.FromSeconds(3));
        var map = ClusterMap.Of(cluster);
        Assert.Equal([false, false, false, true], map.Nodes.Select(node => node.IsCordoned));
        Assert.Equal(cluster.Pods.Count, map.Nodes.Sum(node => node.Pods.Length) + map.Unscheduled.Length);
        Assert.All(map.Nodes, node => Assert.Equal(new Share(node.Pods.Length, 110), node.PodCount));
        Assert.All(map.Nodes, node => Assert.Equal(new Share(0, 4000), node.MilliCpu));
        Assert.All(map.Nodes.SelectMany(node => node.Pods), pod => Assert.Equal("web", pod.Deployment));
    }

    private static RolloutStanding Standing(Cluster cluster) => RolloutStandings.Of(cluster.Deployments[0]);

    private static void SetImage(Cluster cluster, string image) => cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web =>
    {
        var template = web.Spec.Template;
        return web with { Spec = web.Spec with { Template = template with { Spec = template.Spec with { Containers = [template.Spec.Containers[0] with { Image = image }] } } } };
    }, "test");
}
