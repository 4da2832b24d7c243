using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Rollouts;
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
            Assert.All(tree.Revisions, one => Assert.All(one.Pods, pod => Assert.Equal($"web-{one.Revision.Hash}-{pod.Suffix}", pod.Pod.Metadata.Name)));
            Assert.All(tree.Revisions, one => Assert.Equal(one.Revision.IsCurrent, one.Revision.Images[0] == "nginx:1.17"));
            cluster.Run(TimeSpan.FromSeconds(1));
        }
        var done = DeploymentTree.Of(cluster, cluster.Deployments[0]);
        Assert.Equal(RolloutStanding.Complete, done.Standing);
        Assert.Equal([(2L, true, false, false), (1L, false, true, true)], done.Revisions.Select(one => (one.Revision.Number, one.Revision.IsCurrent, one.IsPrevious, one.IsEmpty)));
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
        Assert.Equal([(3L, "nginx:1.16", false), (2L, "nginx:1.17", true)], tree.Revisions.Select(one => (one.Revision.Number, one.Revision.Images[0], one.IsPrevious)));
    }

    private static void SetImage(Cluster cluster, string image) => cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web =>
    {
        var template = web.Spec.Template;
        return web with { Spec = web.Spec with { Template = template with { Spec = template.Spec with { Containers = [template.Spec.Containers[0] with { Image = image }] } } } };
    }, "test");
}
