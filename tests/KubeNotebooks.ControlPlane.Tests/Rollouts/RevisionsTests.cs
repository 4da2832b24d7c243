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
