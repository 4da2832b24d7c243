using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.ControlPlane.Tests.Timelines;

namespace KubeNotebooks.ControlPlane.Tests.Simulation;

public sealed class ClusterActorsTests
{
    [Theory]
    [InlineData("1.32")]
    [InlineData("1.17")]
    public void Whoever_writes_in_a_cluster_in_which_much_happens_is_a_part_of_it(string version)
    {
        var story = new Story(3, options: new ClusterOptions { Version = KubernetesVersion.Parse(version) }, @namespace: "other").Run(30);
        var cluster = story.Cluster;
        cluster.Faults.Fail(FaultKind.NodeDown, new FaultTarget("node", "", cluster.Nodes[^1].Metadata.Name));
        cluster.Run(TimeSpan.FromMinutes(8));
        cluster.ApiServer.Delete<V1Deployment>("other", "web", DeleteRequest.Default, "someone");
        cluster.Run(TimeSpan.FromSeconds(30));
        cluster.ApiServer.Delete<V1Namespace>(null, "other", DeleteRequest.Default, "someone");
        cluster.Run(TimeSpan.FromMinutes(1));
        var actors = cluster.Trace.Entries.Where(entry => entry.What is ObjectWritten).Select(entry => entry.Actor).Distinct().ToList();
        Assert.Equal(["someone"], actors.Where(actor => !ClusterActors.IsPart(actor)));
        Assert.InRange(actors.Count, 9, 20);
    }

    [Theory]
    [InlineData("my-controller")]
    [InlineData("kubectl")]
    [InlineData("kube-janitor")]
    [InlineData("my-scheduler")]
    public void A_program_of_somebody_else_is_none(string actor) => Assert.False(ClusterActors.IsPart(actor));
}
