using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

public class NamespaceControllerTests
{
    private const string Me = "test";
    private readonly Cluster _cluster = new(new ClusterOptions { Nodes = 0 });

    [Fact]
    public void A_new_namespace_gets_a_service_account_and_the_root_certificate()
    {
        CreateNamespace();
        Assert.NotNull(_cluster.ApiServer.TryGet<V1ServiceAccount>("dev", "default"));
        Assert.NotNull(_cluster.ApiServer.TryGet<V1ConfigMap>("dev", "kube-root-ca.crt"));
    }

    [Fact]
    public void A_deleted_namespace_is_emptied_and_then_goes()
    {
        CreateNamespace();
        _cluster.ApiServer.Create(new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "mine", NamespaceProperty = "dev" } }, Me);

        var marked = _cluster.ApiServer.Delete<V1Namespace>(null, "dev", DeleteRequest.Default, Me);
        Assert.Equal("Terminating", marked.Status.Phase);
        _cluster.Run(TimeSpan.FromSeconds(1));

        Assert.Null(_cluster.ApiServer.TryGet<V1Namespace>(null, "dev"));
        Assert.Empty(_cluster.ApiServer.List<V1ConfigMap>("dev"));
    }

    private void CreateNamespace()
    {
        _cluster.ApiServer.Create(new V1Namespace { Metadata = new V1ObjectMeta { Name = "dev" } }, Me);
        _cluster.Run(TimeSpan.FromSeconds(1));
    }
}
