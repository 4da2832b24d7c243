using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Tests.Client;

public class ClusterApiClientTests
{
    private readonly Cluster _cluster = new(new ClusterOptions { Controllers = false, Nodes = 0 });

    private ClusterApiClient Client => new(_cluster);

    [Fact]
    public void What_is_created_can_be_read_listed_selected_and_printed()
    {
        Create("a", "web");
        Create("b", "db");

        Assert.Equal("web", Client.Get(ResourceCatalogue.ConfigMaps, "default", "a")["metadata"]!["labels"]!["app"]!.GetValue<string>());
        Assert.Equal(["b"], Names(new Selection(Labels: "app=db")));
        Assert.Equal(["a"], Names(new Selection(Labels: "app", Fields: "metadata.name!=b")));
        var table = Client.GetTable(ResourceCatalogue.ConfigMaps, "default", "a", Selection.Everything);
        Assert.Equal(["a", "0", "0s"], table.Rows[0].Cells);
    }

    [Fact]
    public void A_watch_hears_of_what_happens_after_it_was_opened()
    {
        Create("before", "web");
        using var watch = Client.Watch(ResourceCatalogue.ConfigMaps, "default", new Selection(Labels: "app=web"));
        Create("other", "db");
        Create("after", "web");

        Assert.Equal("after", watch.Next(TimeSpan.FromSeconds(1))!.Object["metadata"]!["name"]!.GetValue<string>());
        Assert.Null(watch.Next(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_body_that_names_another_namespace_is_refused()
    {
        var body = Body("a", "web");
        body["metadata"]!["namespace"] = "elsewhere";
        Assert.Throws<StatusException>(() => Client.Create(ResourceCatalogue.ConfigMaps, "default", body, new WriteOptions()));
    }

    private void Create(string name, string app) =>
        Client.Create(ResourceCatalogue.ConfigMaps, "default", Body(name, app), new WriteOptions());

    private string[] Names(Selection selection) =>
    [
        .. Client.List(ResourceCatalogue.ConfigMaps, "default", selection)["items"]!.AsArray()
            .Select(one => one!["metadata"]!["name"]!.GetValue<string>()),
    ];

    private static JsonObject Body(string name, string app) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { ["app"] = app } },
    };
}
