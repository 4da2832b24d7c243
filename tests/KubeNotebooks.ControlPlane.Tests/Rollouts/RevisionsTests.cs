using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Rollouts;

namespace KubeNotebooks.ControlPlane.Tests.Rollouts;

public class RevisionsTests
{
    private readonly Cluster _cluster = new();

    [Fact]
    public void Revisions_are_told_by_number_with_the_time_at_which_each_became_the_current_one()
    {
        var start = _cluster.Now;
        Deploy("nginx:1.16");
        Roll("nginx:1.17");
        Roll("nginx:1.16");
        var revisions = Revisions.Of(_cluster, Deployment);
        Assert.Equal([(2, "nginx:1.17", false), (3, "nginx:1.16", true)], revisions.Select(one => (one.Number, one.Images[0], one.IsCurrent)));
        Assert.InRange((revisions[0].Since!.Value - start).TotalSeconds, 60, 61);
        Assert.InRange((revisions[1].Since!.Value - start).TotalSeconds, 120, 121);
    }

    [Fact]
    public void When_a_ReplicaSet_was_deleted_and_made_anew_only_the_new_one_is_current()
    {
        Deploy("nginx:1.16");
        var first = ReplicaSets()[0];
        _cluster.ApiServer.Delete<V1ReplicaSet>("default", first.Metadata.Name, DeleteRequest.Default, new WriteRequest("test"));
        _cluster.Run(TimeSpan.FromSeconds(1));
        var second = ReplicaSets()[0];
        Assert.NotEqual(first.Metadata.Uid, second.Metadata.Uid);
        Assert.Equal((false, true), (Of(first).IsCurrent, Of(first).IsGone));
        Assert.Equal((true, false), (Of(second).IsCurrent, Of(second).IsGone));
    }

    [Fact]
    public void Of_two_ReplicaSets_with_the_wanted_template_the_older_is_current()
    {
        Deploy("nginx:1.16");
        var first = ReplicaSets()[0];
        _cluster.ApiServer.Create(
            first with { Metadata = new V1ObjectMeta { Name = "aaa", NamespaceProperty = "default", Labels = first.Metadata.Labels, OwnerReferences = first.Metadata.OwnerReferences }, Status = null }, new WriteRequest("test"));
        Assert.Equal([("aaa", false), (first.Metadata.Name, true)], ReplicaSets().Select(one => (one.Metadata.Name, Of(one).IsCurrent)));
        Assert.Single(Revisions.Of(_cluster, Deployment), one => one.IsCurrent);
    }

    private IReadOnlyList<V1ReplicaSet> ReplicaSets() => [.. _cluster.ApiServer.List<V1ReplicaSet>("default").OrderBy(one => one.Metadata.Name, StringComparer.Ordinal)];

    private Revision Of(V1ReplicaSet one) => Revisions.Of(_cluster, Deployment, one);

    private V1Deployment Deployment => _cluster.ApiServer.Get<V1Deployment>("default", "web");

    private void Deploy(string image)
    {
        _cluster.ApiServer.Create(DeploymentOf(image), new WriteRequest("test"));
        _cluster.Run(TimeSpan.FromMinutes(1));
    }

    private void Roll(string image)
    {
        _cluster.ApiServer.Update(Deployment with { Spec = Deployment.Spec with { Template = DeploymentOf(image).Spec.Template } }, new WriteRequest("test"));
        _cluster.Run(TimeSpan.FromMinutes(1));
    }

    private static V1Deployment DeploymentOf(string image)
    {
        var labels = new Dictionary<string, string> { ["app"] = "web" };
        return new V1Deployment
        {
            Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "default" },
            Spec = new V1DeploymentSpec
            {
                Replicas = 2,
                Selector = new V1LabelSelector { MatchLabels = labels },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta { Labels = labels },
                    Spec = new V1PodSpec { Containers = [new V1Container { Name = "web", Image = image }] },
                },
            },
        };
    }
}
