using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Relations;
using KubeNotebooks.ControlPlane.Tests.Laws;

namespace KubeNotebooks.ControlPlane.Tests.Relations;

public sealed class OwnershipTests
{
    private readonly Cluster _cluster = new RolloutCase(3, "25%", "25%", "nginx:1.17", Seed: 3).Begin();

    [Fact]
    public void A_pod_is_traced_to_its_Deployment_even_when_both_owners_are_gone()
    {
        var pod = _cluster.Pods[0];
        Assert.Equal("web", Owner(pod));
        _cluster.ApiServer.Delete<V1Deployment>("default", "web", new DeleteRequest(), new WriteRequest("test"));
        _cluster.Run(TimeSpan.FromMinutes(2));
        Assert.Empty(_cluster.ReplicaSets);
        Assert.Equal("web", Owner(pod));
    }

    [Fact]
    public void A_Deployment_is_followed_down_to_its_pods()
    {
        _cluster.Run(TimeSpan.FromSeconds(1));
        var deployment = _cluster.Deployments[0];
        var sets = Ownership.ReplicaSetsOf(_cluster, deployment).ToList();
        Assert.Equal(2, sets.Count);
        Assert.Equal(_cluster.Pods.Select(pod => pod.Metadata.Name).Order(StringComparer.Ordinal),
            Ownership.PodsOf(_cluster, deployment, sets).Select(pod => pod.Metadata.Name));
        Assert.All(Ownership.PodsOf(_cluster, deployment, [sets[0]]), pod => Assert.Equal(sets[0].Metadata.Uid, Ownership.ReplicaSetOf(_cluster, pod)?.Metadata.Uid));
    }

    private string? Owner(V1Pod pod) =>
        Ownership.ReplicaSetOf(_cluster, pod) is { } set ? Ownership.DeploymentOf(_cluster, set)?.Metadata.Name : null;
}
