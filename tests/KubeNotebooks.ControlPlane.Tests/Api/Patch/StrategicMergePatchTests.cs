using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Patch;

namespace KubeNotebooks.ControlPlane.Tests.Api.Patch;

public class StrategicMergePatchTests
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    public static TheoryData<string> Vectors => [.. ReadVectors().Select(vector => vector["name"]!.GetValue<string>())];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Apply_sends_the_patch_that_kubectl_sends(string name)
    {
        var vector = ReadVectors().Single(vector => vector["name"]!.GetValue<string>() == name);
        var live = vector["live"]!.AsObject();
        var type = ResourceCatalogue.Find(live["apiVersion"]!.GetValue<string>(), live["kind"]!.GetValue<string>())!;
        var original = live["metadata"]!["annotations"]?[LastApplied]?.GetValue<string>();

        var patch = StrategicMergePatch.ThreeWay(
            original is null ? [] : JsonNode.Parse(original)!.AsObject(), WithLastApplied(vector["newManifest"]!.AsObject()), live, type);

        var sent = vector["patchRaw"]?.GetValue<string>();
        Assert.Equal(string.IsNullOrEmpty(sent) ? "{}" : sent, GoJson.Compact(patch));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Applying_the_patch_leaves_nothing_to_apply(string name)
    {
        var vector = ReadVectors().Single(vector => vector["name"]!.GetValue<string>() == name);
        var live = vector["live"]!.AsObject();
        var type = ResourceCatalogue.Find(live["apiVersion"]!.GetValue<string>(), live["kind"]!.GetValue<string>())!;
        var modified = WithLastApplied(vector["newManifest"]!.AsObject());
        var patch = vector["patchRaw"]?.GetValue<string>() is { Length: > 0 } sent ? JsonNode.Parse(sent)!.AsObject() : [];

        var patched = StrategicMergePatch.Apply(live, patch, type);

        // A null in a manifest is sent each time.
        var left = name == "minReadySeconds + explicit null replicas" ? """{"spec":{"replicas":null}}""" : "{}";
        Assert.Equal(left, GoJson.Compact(StrategicMergePatch.ThreeWay(modified, modified, patched, type)));
    }

    [Theory] // live containers, patch, result: names only; each was seen with kubectl 1.32 patch --local
    [InlineData("a b c", """{"containers":[{"name":"n"}]}""", "n a b c")]
    [InlineData("a b c", """{"containers":[{"name":"c"},{"name":"a"}]}""", "b c a")]
    [InlineData("a b c", """{"$setElementOrder/containers":[{"name":"n"},{"name":"c"},{"name":"a"}],"containers":[{"name":"n"}]}""", "n b c a")]
    [InlineData("a b c", """{"containers":[{"name":"b","$patch":"delete"}]}""", "a c")]
    [InlineData("a b c", """{"containers":[{"name":"x"},{"$patch":"replace"}]}""", "x")]
    [InlineData("a b c", """{"$setElementOrder/containers":[{"name":"c"},{"name":"b"},{"name":"a"}]}""", "c b a")]
    public void Elements_take_their_places(string live, string patch, string result)
    {
        var pod = new JsonObject
        {
            ["spec"] = new JsonObject
            {
                ["containers"] = new JsonArray(live.Split(' ').Select(name => (JsonNode)new JsonObject { ["name"] = name }).ToArray()),
            },
        };
        var patched = StrategicMergePatch.Apply(pod, new JsonObject { ["spec"] = JsonNode.Parse(patch) }, ResourceCatalogue.Pods);
        Assert.Equal(result, string.Join(' ', patched["spec"]!["containers"]!.AsArray().Select(one => one!["name"]!.GetValue<string>())));
    }

    [Theory] // live spec of a Deployment, patch, result
    [InlineData("""{"replicas":3,"paused":true}""", """{"replicas":null,"paused":false}""", """{"paused":false}""")]
    [InlineData("""{"strategy":{"rollingUpdate":{"maxSurge":1},"type":"RollingUpdate"}}""",
        """{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}""", """{"strategy":{"type":"Recreate"}}""")]
    [InlineData("""{"template":{"spec":{"tolerations":[{"key":"a"}]}}}""",
        """{"template":{"spec":{"tolerations":[{"key":"b"}]}}}""", """{"template":{"spec":{"tolerations":[{"key":"b"}]}}}""")]
    [InlineData("""{"template":{"metadata":{"labels":{"a":"1","b":"2"}}}}""",
        """{"template":{"metadata":{"labels":{"$patch":"replace","c":"3"}}}}""", """{"template":{"metadata":{"labels":{"c":"3"}}}}""")]
    [InlineData("""{}""", """{"strategy":{"type":"Recreate","rollingUpdate":null}}""", """{"strategy":{"type":"Recreate"}}""")]
    public void Directives_and_nulls_are_carried_out(string live, string patch, string result)
    {
        var patched = StrategicMergePatch.Apply(
            new JsonObject { ["spec"] = JsonNode.Parse(live) }, new JsonObject { ["spec"] = JsonNode.Parse(patch) },
            ResourceCatalogue.Deployments);
        Assert.Equal(result, GoJson.Compact(patched["spec"]));
    }

    [Fact]
    public void Finalizers_are_merged_and_removed_one_by_one()
    {
        var live = JsonNode.Parse("""{"metadata":{"finalizers":["a","b","c"]}}""")!.AsObject();
        var target = JsonNode.Parse("""{"metadata":{"finalizers":["a","c","d"]}}""")!.AsObject();
        var patch = StrategicMergePatch.Diff(live, target, ResourceCatalogue.Pods);
        Assert.Equal("""{"metadata":{"$deleteFromPrimitiveList/finalizers":["b"],"$setElementOrder/finalizers":["a","c","d"],"finalizers":["d"]}}""",
            GoJson.Compact(patch));
        Assert.Equal(GoJson.Compact(target), GoJson.Compact(StrategicMergePatch.Apply(live, patch, ResourceCatalogue.Pods)));
    }

    [Fact]
    public void A_container_without_name_cannot_be_merged()
    {
        var live = JsonNode.Parse("""{"spec":{"containers":[{"name":"web"}]}}""")!.AsObject();
        var patch = JsonNode.Parse("""{"spec":{"containers":[{"image":"nginx"}]}}""")!.AsObject();
        Assert.Equal("map: map[image:nginx] does not contain declared merge key: name",
            Assert.Throws<PatchException>(() => StrategicMergePatch.Apply(live, patch, ResourceCatalogue.Pods)).Message);
    }

    [Fact]
    public void A_list_that_contradicts_its_order_is_refused()
    {
        var live = JsonNode.Parse("""{"spec":{"containers":[{"name":"a"}]}}""")!.AsObject();
        var patch = JsonNode.Parse("""{"spec":{"$setElementOrder/containers":[{"name":"a"}],"containers":[{"name":"b"}]}}""")!.AsObject();
        Assert.Equal("The order in patch list:\n[map[name:b]]\n doesn't match $setElementOrder list:\n[map[name:a]]\n",
            Assert.Throws<PatchException>(() => StrategicMergePatch.Apply(live, patch, ResourceCatalogue.Pods)).Message);
    }

    private static IEnumerable<JsonObject> ReadVectors() =>
        JsonNode.Parse(File.ReadAllText(RepositoryFiles.Golden("apply-patch-vectors.json")))!.AsArray().Select(one => one!.AsObject());

    private static JsonObject WithLastApplied(JsonObject manifest)
    {
        var modified = manifest.DeepClone().AsObject();
        var metadata = modified["metadata"]!.AsObject();
        metadata["namespace"] ??= "default";
        metadata["annotations"] ??= new JsonObject();
        metadata["annotations"]![LastApplied] = GoJson.Compact(modified) + "\n";
        return modified;
    }
}
