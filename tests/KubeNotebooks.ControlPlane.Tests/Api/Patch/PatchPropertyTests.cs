using System.Text.Json.Nodes;
using CsCheck;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Patch;

namespace KubeNotebooks.ControlPlane.Tests.Api.Patch;

public class PatchPropertyTests
{
    private static readonly Gen<JsonObject> AnyPod = Gen.Select(
        Names.Select(names => Elements(names, "name")), Names, Gen.Int[0, 3], Names.Select(names => Elements(names, "key")), Gen.Int[0, 2],
        (containers, finalizers, image, tolerations, labels) => new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["labels"] = labels == 0 ? null : new JsonObject { ["app"] = $"{labels}" },
                ["finalizers"] = new JsonArray(finalizers.Select(name => (JsonNode)JsonValue.Create(name)).ToArray()),
            },
            ["spec"] = new JsonObject
            {
                ["containers"] = With(containers, "image", $"nginx:{image}"),
                ["tolerations"] = tolerations,
            },
        });

    private static Gen<string[]> Names => Gen.Int[0, 5].Array[0, 5].Select(numbers => numbers.Distinct().Select(one => $"n{one}").ToArray());

    [Fact]
    public void A_strategic_patch_leads_to_the_new_state() => Gen.Select(AnyPod, AnyPod).Sample((from, to) =>
    {
        var patch = StrategicMergePatch.Diff(from, to, ResourceCatalogue.Pods);
        var patched = StrategicMergePatch.Apply(from, patch, ResourceCatalogue.Pods);
        Assert.Equal(Normal(to), Normal(patched));
    }, iter: 2000);

    [Fact]
    public void A_merge_patch_leads_to_the_new_state() => Gen.Select(AnyPod, AnyPod).Sample((from, to) =>
        Assert.Equal(Normal(to), Normal(JsonMergePatch.Apply(from, JsonMergePatch.Create(from, to)))), iter: 2000);

    [Fact]
    public void Nothing_is_sent_when_the_live_object_is_what_the_manifest_says() => AnyPod.Sample(pod =>
    {
        // Unsorted finalizers are sent each time, by kubectl too; so are nulls that the live object lacks.
        pod["metadata"]!.AsObject().Remove("finalizers");
        Assert.Equal("{}", GoJson.Compact(StrategicMergePatch.ThreeWay(pod, pod, pod, ResourceCatalogue.Pods)));
    });

    private static JsonArray Elements(string[] names, string key) =>
        new(names.Select(name => (JsonNode)new JsonObject { [key] = name }).ToArray());

    private static JsonArray With(JsonArray elements, string key, string value)
    {
        foreach (var element in elements)
        {
            element![key] = value;
        }

        return elements;
    }

    // Absent, null and an empty list mean the same. A mere change of the order of finalizers is not always sent.
    private static string Normal(JsonObject pod)
    {
        var copy = pod.DeepClone().AsObject();
        if (copy["metadata"]!["finalizers"] is JsonArray finalizers)
        {
            copy["metadata"]!["finalizers"] = new JsonArray(
                finalizers.OrderBy(one => one!.GetValue<string>(), StringComparer.Ordinal).Select(one => one!.DeepClone()).ToArray());
        }

        foreach (var part in copy.Select(entry => entry.Value).OfType<JsonObject>())
        {
            foreach (var (key, value) in part.ToArray())
            {
                if (value is null or JsonArray { Count: 0 })
                {
                    part.Remove(key);
                }
            }
        }

        return GoJson.Compact(copy);
    }
}
