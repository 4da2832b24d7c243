using KubeNotebooks.ControlPlane.Maps;
using KubeNotebooks.ControlPlane.Tests.Laws;

namespace KubeNotebooks.ControlPlane.Tests.Maps;

public sealed class ClusterMapTests
{
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

    [Fact]
    public void A_node_alone_is_what_it_is_on_the_map()
    {
        var cluster = new RolloutCase(9, "25%", "25%", "nginx:1.17", Seed: 3).Begin();
        cluster.Run(TimeSpan.FromSeconds(3));
        Assert.All(ClusterMap.Of(cluster).Nodes, onMap =>
        {
            var alone = MapNode.Of(cluster, onMap.Node);
            Assert.Equal(onMap.Pods, alone.Pods);
            Assert.Equal((onMap.PodCount, onMap.MilliCpu, onMap.IsReady), (alone.PodCount, alone.MilliCpu, alone.IsReady));
        });
    }
}
