using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Tests.ApiServer;

public class KubeApiServerTests
{
    private const string Me = "test";
    private readonly Cluster _cluster = new(new ClusterOptions { Controllers = false, Nodes = 0 });

    private KubeApiServer Api => _cluster.ApiServer;

    [Fact]
    public void A_created_object_gets_what_the_server_sets()
    {
        var created = Api.Create(Web(replicas: 3), Me);

        Assert.Equal(1, created.Metadata.Generation);
        Assert.Equal(36, created.Metadata.Uid.Length);
        Assert.Equal(Timestamps.Seconds(_cluster.Now), created.Metadata.CreationTimestamp);
        Assert.Same(created, Api.Get<V1Deployment>("default", "web"));
    }

    [Fact]
    public void A_second_object_of_the_same_name_is_refused()
    {
        Api.Create(Web(3), Me);
        var refusal = Assert.Throws<StatusException>(() => Api.Create(Web(3), Me));
        Assert.Equal("deployments.apps \"web\" already exists", refusal.Message);
    }

    [Fact]
    public void An_object_in_a_namespace_that_is_not_there_is_refused()
    {
        var lost = Web(3) with { Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "zzz" } };
        Assert.Equal("namespaces \"zzz\" not found", Assert.Throws<StatusException>(() => Api.Create(lost, Me)).Message);
    }

    [Fact]
    public void A_write_on_a_stale_object_conflicts()
    {
        var first = Api.Create(Web(3), Me);
        Api.Update(first with { Spec = first.Spec with { Replicas = 4 } }, Me);
        var refusal = Assert.Throws<StatusException>(() => Api.Update(first with { Spec = first.Spec with { Replicas = 5 } }, Me));
        Assert.Equal("Conflict", refusal.Reason);
    }

    [Fact]
    public void The_generation_counts_changes_of_spec_and_annotations_but_not_of_labels_or_status()
    {
        var web = Api.Create(Web(3), Me);
        web = Api.Update(web with { Metadata = web.Metadata with { Labels = new Dictionary<string, string> { ["a"] = "b" } } }, Me);
        Assert.Equal(1, web.Metadata.Generation);
        web = Api.Update(web with { Metadata = web.Metadata with { Annotations = new Dictionary<string, string> { ["a"] = "b" } } }, Me);
        Assert.Equal(2, web.Metadata.Generation);
        web = Api.UpdateStatus(web with { Status = new V1DeploymentStatus { Replicas = 3 } }, Me);
        Assert.Equal(2, web.Metadata.Generation);
        web = Api.Update(web with { Spec = web.Spec with { Replicas = 9 }, Status = new V1DeploymentStatus() }, Me);
        Assert.Equal(3, web.Metadata.Generation);
        Assert.Equal(3, web.Status.Replicas);
    }

    [Fact]
    public void A_write_that_changes_nothing_is_no_write()
    {
        var web = Api.Create(Web(3), Me);
        var before = Api.Revision;
        var again = Api.Update(web with { Spec = web.Spec with { Replicas = 3 } }, Me);
        Assert.Equal(before, Api.Revision);
        Assert.Same(web, again);
    }

    [Fact]
    public void Watchers_hear_of_changes_in_order_and_a_little_later()
    {
        var ear = new Ear();
        _cluster.Simulator.Register(ear);
        Api.Subscribe("ear", change => change.Resource == ResourceCatalogue.Deployments);
        var web = Api.Create(Web(3), Me);
        for (var replicas = 4; replicas < 40; replicas++) web = Api.Update(web with { Spec = web.Spec with { Replicas = replicas } }, Me);
        Assert.Empty(ear.Heard);

        _cluster.Run(TimeSpan.FromMilliseconds(10));

        Assert.Equal(Enumerable.Range(3, 37), ear.Heard.Select(change => ((V1Deployment)change.Object).Spec.Replicas!.Value));
    }

    [Fact]
    public void A_pod_with_a_node_is_marked_first_and_removed_by_the_second_delete()
    {
        Api.Create(Pod("p"), Me);
        Api.Bind("default", "p", "node-1", Me);
        var marked = Api.Delete<V1Pod>("default", "p", new DeleteRequest(), Me);
        Assert.Equal(30, marked.Metadata.DeletionGracePeriodSeconds);
        Assert.NotNull(Api.TryGet<V1Pod>("default", "p"));

        var gone = Api.Delete<V1Pod>("default", "p", new DeleteRequest(GracePeriodSeconds: 0), Me);
        Assert.Null(Api.TryGet<V1Pod>("default", "p"));
        Assert.Equal(marked.Metadata.DeletionTimestamp!.Value.AddSeconds(-30), gone.Metadata.DeletionTimestamp);
    }

    [Fact]
    public void A_pod_without_a_node_is_removed_at_once()
    {
        Api.Create(Pod("p"), Me);
        Api.Delete<V1Pod>("default", "p", new DeleteRequest(), Me);
        Assert.Null(Api.TryGet<V1Pod>("default", "p"));
    }

    [Fact]
    public void A_foreground_deletion_waits_for_its_finalizer()
    {
        Api.Create(Web(3), Me);
        var waiting = Api.Delete<V1Deployment>("default", "web", new DeleteRequest(Propagation: "Foreground"), Me);
        Assert.Equal(["foregroundDeletion"], waiting.Metadata.Finalizers);
        Assert.Equal(2, waiting.Metadata.Generation);
        Api.Update(waiting with { Metadata = waiting.Metadata with { Finalizers = null } }, Me);
        Assert.Null(Api.TryGet<V1Deployment>("default", "web"));
    }

    [Fact]
    public void A_fork_and_its_original_do_not_touch_each_other()
    {
        Api.Create(Web(3), Me);
        var fork = _cluster.Fork();
        fork.ApiServer.Create(Pod("only-there"), Me);
        Api.Create(Pod("only-here"), Me);

        Assert.Equal(["only-there"], fork.Pods.Select(pod => pod.Metadata.Name));
        Assert.Equal(["only-here"], _cluster.Pods.Select(pod => pod.Metadata.Name));
        Assert.Equal(fork.Pods[0].Metadata.Uid, _cluster.Pods[0].Metadata.Uid);
    }

    private static V1Deployment Web(int replicas) => new()
    {
        Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "default" },
        Spec = new V1DeploymentSpec
        {
            Replicas = replicas,
            Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } },
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = "web" } },
                Spec = new V1PodSpec { Containers = [new V1Container { Name = "nginx", Image = "nginx:1.16" }] },
            },
        },
    };

    private static V1Pod Pod(string name) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "default" },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "nginx", Image = "nginx:1.16" }] },
    };

    private sealed class Ear : IComponent
    {
        public List<WatchEvent> Heard { get; } = [];

        public string Name => "ear";

        public void Receive(object message) => Heard.Add((WatchEvent)message);
    }
}
