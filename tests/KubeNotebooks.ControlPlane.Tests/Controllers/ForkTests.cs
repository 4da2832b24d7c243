using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

public class ForkTests
{
    [Fact]
    public void A_fork_in_the_middle_of_a_rollout_goes_on_as_its_original_does()
    {
        var cluster = InTheMiddleOfARollout();
        var fork = cluster.Fork();

        cluster.Run(TimeSpan.FromMinutes(2));
        fork.Run(TimeSpan.FromMinutes(2));

        Assert.Equal(Story(cluster), Story(fork));
        Assert.Equal(6, Assert.Single(fork.Deployments).Status.UpdatedReplicas);
    }

    [Fact]
    public void A_fork_that_is_told_otherwise_leaves_its_original_alone()
    {
        var told = InTheMiddleOfARollout();
        var fork = told.Fork();
        var before = Story(told);

        SetImage(fork, "nginx:1.14.2");
        fork.Run(TimeSpan.FromMinutes(2));
        Assert.Equal(before, Story(told));
        told.Run(TimeSpan.FromMinutes(2));

        Assert.Equal("nginx:1.14.2", ImageOfAllPods(fork));
        Assert.Equal("nginx:1.16.1", ImageOfAllPods(told));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Wherever_it_is_forked_a_rollout_ends_the_same(long seed)
    {
        var cluster = InTheMiddleOfARollout(seed);
        List<Cluster> forks = [];
        for (var i = 0; i < 12; i++)
        {
            forks.Add(cluster.Fork());
            cluster.Run(TimeSpan.FromMilliseconds(113));
        }
        cluster.Run(TimeSpan.FromMinutes(1));
        var end = Story(cluster);

        Assert.All(forks, fork =>
        {
            fork.Run(cluster.Now - fork.Now);
            Assert.Equal(end, Story(fork));
        });
    }

    private static Cluster InTheMiddleOfARollout(long seed = 1)
    {
        var cluster = new Cluster(new ClusterOptions { Seed = seed });
        var web = Objects.Deployment(6, image: "nginx:1.14.2");
        cluster.ApiServer.Create(web with { Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "default" }, Status = null }, "me");
        cluster.Run(TimeSpan.FromSeconds(40));
        SetImage(cluster, "nginx:1.16.1");
        cluster.Run(TimeSpan.FromSeconds(0.1));
        return cluster;
    }

    private static void SetImage(Cluster cluster, string image) => cluster.ApiServer.PatchObject<V1Deployment>(
        "default", "web", web => web with { Spec = web.Spec with { Template = Objects.Template(image) } }, "me");

    private static string ImageOfAllPods(Cluster cluster) =>
        string.Join(' ', cluster.Pods.Select(pod => pod.Spec.Containers[0].Image).Distinct());

    private static List<string> Story(Cluster cluster) =>
    [
        .. cluster.Trace.Entries.Select(entry => entry.What is ObjectWritten written
            ? $"{entry.At:O} {entry.Actor} {written.Type} {written.Resource} {written.Object.Metadata.Name} {written.Object.Metadata.ResourceVersion}"
            : $"{entry.At:O} {entry.Actor} {entry.What}"),
    ];
}
