using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Tests.History;

public sealed class ClusterHistoryTests
{
    private readonly Cluster _cluster = new();

    [Fact]
    public void Every_write_of_an_object_is_a_version_of_it_in_order()
    {
        var node = _cluster.Nodes[0];
        var cordoned = node with { Spec = node.Spec with { Unschedulable = true } };
        _cluster.ApiServer.Update(ResourceCatalogue.Nodes, cordoned, "someone");
        var versions = _cluster.History.VersionsOf(node.Metadata.Uid);
        Assert.Equal(("someone", WatchEventType.Modified), (versions[^1].Actor, versions[^1].Type));
        Assert.Equal(true, ((V1Node)versions[^1].Object).Spec.Unschedulable);
        Assert.Equal(_cluster.Now, versions[^1].At);
        Assert.Empty(_cluster.History.VersionsOf("nobody"));
    }

    [Fact]
    public void What_a_controller_ever_had_keeps_its_place_when_some_of_it_is_gone()
    {
        foreach (var (name, owner) in new[] { ("first", "a"), ("second", "a"), ("other", "b") }) Create(name, owner);
        _cluster.ApiServer.Delete(ResourceCatalogue.ConfigMaps, "default", "first", DeleteRequest.Default, "someone");
        Create("third", "a");
        Assert.Equal(
            [("first", 0), ("second", 1), ("third", 2)],
            _cluster.History.ControlledBy("a").Select(uid => (_cluster.History.VersionsOf(uid)[0].Object.Metadata.Name, _cluster.History.PlaceOf(uid))));
    }

    [Fact]
    public void What_is_adopted_belongs_to_both_and_keeps_its_place_where_that_is_free()
    {
        foreach (var (name, owner) in new[] { ("first", "a"), ("second", "a"), ("own", "c") }) Create(name, owner);
        foreach (var (name, owner) in new[] { ("second", "b"), ("first", "b"), ("first", "c"), ("second", "c"), ("first", "c") }) Give(name, owner);
        Assert.Equal(["first", "second"], Names("a"));
        Assert.Equal(["second", "first"], Names("b"));
        Assert.Equal(["own", "first", "second"], Names("c"));
        Assert.Equal([0, 1, 2], _cluster.History.ControlledBy("c").Select(_cluster.History.PlaceOf));

        IEnumerable<string> Names(string owner) => _cluster.History.ControlledBy(owner).Select(uid => _cluster.History.VersionsOf(uid)[0].Object.Metadata.Name);
    }

    [Fact]
    public void A_command_stands_in_the_trace_before_what_it_writes()
    {
        _cluster.NoteCommand("apply -f web.yml");
        Create("web", "a");
        var command = Assert.Single(_cluster.History.Commands);
        Assert.Equal(("apply -f web.yml", _cluster.Now), (command.Text, command.At));
        Assert.IsType<ObjectWritten>(_cluster.Trace.Entries[command.Entry + 1].What);
    }

    private void Create(string name, string owner) => _cluster.ApiServer.Create(ResourceCatalogue.ConfigMaps, new V1ConfigMap
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "default", OwnerReferences = [Owner(owner)] },
    }, "someone");

    private void Give(string name, string owner) => _cluster.ApiServer.PatchObject<V1ConfigMap>(
        "default", name, one => one with { Metadata = one.Metadata with { OwnerReferences = [Owner(owner)] } }, "someone");

    private static V1OwnerReference Owner(string name) => new() { ApiVersion = "v1", Kind = "Thing", Name = name, Uid = name, Controller = true };
}
