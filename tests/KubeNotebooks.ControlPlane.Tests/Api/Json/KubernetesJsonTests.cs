using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Tests.Api.Json;

public class KubernetesJsonTests
{
    public static TheoryData<string> GoldensWithObjects => [.. Directory.GetFiles(RepositoryFiles.Golden(""), "*.json")
        .Where(file => Objects(file).Any())
        .Select(file => Path.GetFileName(file)!)
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(GoldensWithObjects))]
    public void Recorded_objects_survive_being_typed_and_written(string golden)
    {
        foreach (var recorded in Objects(RepositoryFiles.Golden(golden)))
        {
            if (ResourceCatalogue.Find(recorded["apiVersion"]!.GetValue<string>(), recorded["kind"]!.GetValue<string>()) is not { } type)
            {
                continue;
            }

            var written = KubernetesJson.ToJson(KubernetesJson.FromJson(recorded, type.ModelType));
            var differences = string.Join("\n", Differences("", recorded, written));
            Assert.True(differences.Length == 0, differences);
        }
    }

    [Fact]
    public void An_empty_deployment_shows_what_Go_always_writes() => Assert.Equal(
        """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"creationTimestamp":null},"spec":{"selector":null,"strategy":{},"template":{"metadata":{"creationTimestamp":null},"spec":{"containers":null}}},"status":{}}
        """,
        GoJson.Compact(KubernetesJson.ToJson(new V1Deployment())));

    [Fact]
    public void Zero_is_kept_where_Go_has_a_pointer_and_dropped_elsewhere() => Assert.Equal(
        """{"replicas":0,"selector":null,"strategy":{},"template":{"metadata":{"creationTimestamp":null},"spec":{"containers":null}}}""",
        GoJson.Compact(KubernetesJson.ToJson(new V1DeploymentSpec { Replicas = 0, MinReadySeconds = 0, Paused = false })));

    [Fact]
    public void Times_are_whole_seconds_and_micro_times_have_six_digits()
    {
        var at = new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);
        var json = KubernetesJson.ToJson(new Corev1Event { EventTime = at, LastTimestamp = at });
        Assert.Equal("2026-01-02T03:04:05.678000Z", json["eventTime"]!.GetValue<string>());
        Assert.Equal("2026-01-02T03:04:05Z", json["lastTimestamp"]!.GetValue<string>());
    }

    private static IEnumerable<JsonObject> Objects(string file) =>
        JsonNode.Parse(File.ReadAllText(file)) is JsonObject golden && golden["objects"] is JsonArray objects
            ? objects.Select(node => node!.AsObject())
            : [];

    // Fields that Go adds are no difference; whatever is lost or changed is.
    private static IEnumerable<string> Differences(string path, JsonNode? recorded, JsonNode? written)
    {
        switch (recorded, written)
        {
            case (JsonObject one, JsonObject other):
                return one.SelectMany(entry => other.ContainsKey(entry.Key) || IsEmpty(entry.Value)
                    ? Differences($"{path}.{entry.Key}", entry.Value, other[entry.Key])
                    : [$"{path}.{entry.Key} is lost"]);
            case (JsonArray one, JsonArray other) when one.Count == other.Count:
                return one.Zip(other).SelectMany((pair, i) => Differences($"{path}[{i}]", pair.First, pair.Second));
            default:
                return WholeSeconds(recorded) == WholeSeconds(written) || IsEmpty(recorded)
                    ? []
                    : [$"{path}: {GoJson.Compact(recorded)} became {GoJson.Compact(written)}"];
        }
    }

    // The recorded server kept fractions of seconds, which the real one does not.
    private static string WholeSeconds(JsonNode? value) => Regex.Replace(GoJson.Compact(value), @"(:\d\d)\.\d+Z""$", "$1Z\"");

    // Go's omitempty drops these.
    private static bool IsEmpty(JsonNode? value) => GoJson.Compact(value) is "null" or "{}" or "[]" or "\"\"" or "0" or "false";
}
