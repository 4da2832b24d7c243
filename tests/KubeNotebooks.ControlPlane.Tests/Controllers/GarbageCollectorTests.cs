using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

public class GarbageCollectorTests
{
    private readonly ControllerBench _bench = new();

    [Fact]
    public void In_the_background_the_owner_goes_first_and_takes_ReplicaSets_and_pods_along()
    {
        Deploy();
        Delete("Background");
        Assert.Empty(_bench.Api.List<V1Deployment>());

        _bench.Run(1);
        Assert.Empty(_bench.ReplicaSets);
        Assert.All(_bench.Pods, pod => Assert.NotNull(pod.Metadata.DeletionTimestamp));
        _bench.Run(5);
        Assert.Empty(_bench.Pods);
        Assert.Empty(_bench.Messages("SuccessfulDelete"));
    }

    [Fact]
    public void In_the_foreground_owners_stay_until_the_last_pod_is_gone()
    {
        Deploy();
        Delete("Foreground");

        _bench.Run(1);
        Assert.Equal(["foregroundDeletion"], _bench.Web.Metadata.Finalizers);
        Assert.Equal(["foregroundDeletion"], Assert.Single(_bench.ReplicaSets).Metadata.Finalizers);
        Assert.All(_bench.Pods, pod => Assert.NotNull(pod.Metadata.DeletionTimestamp));
        Assert.Equal(3, _bench.Pods.Count);
        _bench.Run(5);
        Assert.Empty(_bench.Pods);
        Assert.Empty(_bench.ReplicaSets);
        Assert.Empty(_bench.Api.List<V1Deployment>());
    }

    [Fact]
    public void Orphans_keep_running_and_a_new_Deployment_of_the_same_template_adopts_them()
    {
        Deploy();
        var pods = Names(_bench.Pods);
        Delete("Orphan");
        _bench.Run(1);
        Assert.Empty(_bench.Api.List<V1Deployment>());
        Assert.Null(Assert.Single(_bench.ReplicaSets).Metadata.OwnerReferences);

        Deploy();
        Assert.Equal(_bench.Web.Metadata.Uid, Assert.Single(_bench.ReplicaSets).Metadata.OwnerReferences[0].Uid);
        Assert.Equal(pods, Names(_bench.Pods));
    }

    [Fact]
    public void An_object_with_an_owner_left_only_loses_the_reference_to_the_one_that_is_gone()
    {
        var (first, second) = (ConfigMap("first"), ConfigMap("second"));
        _bench.Api.Create(
            new V1ConfigMap
            {
                Metadata = new V1ObjectMeta { Name = "child", NamespaceProperty = "default", OwnerReferences = [Owner(first), Owner(second)] },
            },
            ControllerBench.Me);
        _bench.Api.Delete<V1ConfigMap>("default", "first", DeleteRequest.Default, ControllerBench.Me);
        _bench.Run(1);
        Assert.Equal("second", Assert.Single(_bench.Api.Get<V1ConfigMap>("default", "child").Metadata.OwnerReferences).Name);

        _bench.Api.Delete<V1ConfigMap>("default", "second", DeleteRequest.Default, ControllerBench.Me);
        _bench.Run(1);
        Assert.Null(_bench.Api.TryGet<V1ConfigMap>("default", "child"));
    }

    [Fact]
    public void An_object_whose_owner_never_existed_is_deleted()
    {
        var nobody = new V1OwnerReference { ApiVersion = "v1", Kind = "ConfigMap", Name = "nobody", Uid = "none" };
        _bench.Api.Create(
            new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "child", NamespaceProperty = "default", OwnerReferences = [nobody] } },
            ControllerBench.Me);
        _bench.Run(1);
        Assert.Null(_bench.Api.TryGet<V1ConfigMap>("default", "child"));
    }

    private void Deploy()
    {
        _bench.Apply(Objects.Deployment(3));
        Assert.True(_bench.RunUntilComplete());
        _bench.Run(1);
    }

    private void Delete(string propagation) => _bench.Api.Delete<V1Deployment>(
        "default", "web", new DeleteRequest(Propagation: propagation), ControllerBench.Me);

    private V1ConfigMap ConfigMap(string name) => _bench.Api.Create(
        new V1ConfigMap { Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "default" } }, ControllerBench.Me);

    private static V1OwnerReference Owner(V1ConfigMap owner) =>
        new() { ApiVersion = "v1", Kind = "ConfigMap", Name = owner.Metadata.Name, Uid = owner.Metadata.Uid };

    private static IEnumerable<string> Names(IEnumerable<IMetadata<V1ObjectMeta>> objects) => objects.Select(one => one.Metadata.Name).ToList();
}
