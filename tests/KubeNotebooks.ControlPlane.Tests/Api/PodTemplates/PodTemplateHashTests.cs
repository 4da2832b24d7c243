using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Yaml;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.PodTemplates;

namespace KubeNotebooks.ControlPlane.Tests.Api.PodTemplates;

/// <summary>Hashes that the real code computed, in tests/vectors or in the file that KUBENOTEBOOKS_HASH_VECTORS names.</summary>
public class PodTemplateHashTests
{
    private static readonly int[] Releases = [16, 17, 28, 29, 30, 31, 32, 33, 34];

    private static readonly Dictionary<string, JsonObject> Vectors = Read();

    public static TheoryData<string> Names => new(Vectors.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_manifests_template_has_the_real_hash_in_every_release(string name)
    {
        var vector = Vectors[name];
        var manifest = Manifest(vector);
        AssertHashes(vector, Releases.Where(minor => Hash(vector, minor) is not null), minor =>
            PodTemplateHash.Compute(manifest, CollisionCount(vector), minor));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_template_has_the_real_hash_and_dump(string name)
    {
        var vector = Vectors[name];
        var stored = vector["defaulted"] as JsonObject ?? [];
        AssertHashes(vector, Minors(stored), minor =>
            PodTemplateHash.Compute(stored[$"1.{minor}"]!.AsObject(), CollisionCount(vector), minor));
        foreach (var minor in Minors(vector["dump"] as JsonObject ?? []))
        {
            Assert.Equal(vector["dump"]![$"1.{minor}"]!.GetValue<string>(), PodTemplateHash.Dump(Manifest(vector), minor));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_clusters_template_has_the_real_hash(string name)
    {
        var vector = Vectors[name];
        foreach (var version in KubernetesVersion.All.Where(version => Hash(vector, version.Minor) is not null))
        {
            var hash = PodTemplateHash.Compute(Filled(vector, version), CollisionCount(vector), version);
            Assert.Equal($"{version} {Hash(vector, version.Minor)}", $"{version} {hash}");
        }
    }

    [Fact]
    public void The_defaults_of_templates_are_the_real_ones()
    {
        foreach (var vector in Vectors.Values)
        {
            foreach (var version in KubernetesVersion.All)
            {
                if (vector["defaulted"]?[version.ToString()] is not JsonObject stored) continue;
                Assert.Equal(Tidy(stored), Tidy(KubernetesJson.ToJson(Filled(vector, version))));
            }
        }
    }

    [Theory] // quantity => what Go keeps of it: value, scale, big number, text, format
    [InlineData("0", "0 scale:(resource.Scale)0", "<nil>", "0", "DecimalSI")]
    [InlineData("0.0001", "1 scale:(resource.Scale)-3", "<nil>", "1m", "DecimalSI")]
    [InlineData("1.234", "1234 scale:(resource.Scale)-3", "<nil>", "1.234", "DecimalSI")]
    [InlineData("64Mi", "67108864 scale:(resource.Scale)0", "<nil>", "", "BinarySI")]
    [InlineData("70Mi", "73400320 scale:(resource.Scale)0", "<nil>", "70Mi", "BinarySI")]
    [InlineData("1.5Gi", "1610612736 scale:(resource.Scale)0", "<nil>", "", "BinarySI")]
    [InlineData("1e3", "1 scale:(resource.Scale)3", "<nil>", "1e3", "DecimalExponent")]
    [InlineData(
        "100Ti", "0 scale:(resource.Scale)0",
        "{unscaled:(big.Int){neg:(bool)false abs:(big.nat)[8568098291072368640 5960]} scale:(inf.Scale)9}", "", "BinarySI")]
    public void Of_a_quantity_Go_keeps_more_than_its_amount(string text, string value, string big, string remembered, string format)
    {
        var manifest = YamlReader.ReadDocument($"spec: {{containers: [{{resources: {{limits: {{cpu: '{text}'}}}}}}]}}")!.AsObject();

        Assert.Contains(
            $"Limits:(v1.ResourceList)map[cpu:{{i:(resource.int64Amount){{value:(int64){value}}} d:(resource.infDecAmount){{Dec:(*inf.Dec){big}}} "
            + $"s:(string){remembered} Format:(resource.Format){format}}}]",
            PodTemplateHash.Dump(manifest, 32), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tutorials_replica_sets_have_their_names()
    {
        static V1PodTemplateSpec Web(string image) => new()
        {
            Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = "web" } },
            Spec = new V1PodSpec { Containers = [new V1Container { Name = "nginx", Image = image }] },
        };

        Assert.Equal("866f97c649", PodTemplateHash.Compute(Web("nginx:1.16"), null, KubernetesVersion.V1_16));
        Assert.Equal("85477dddcd", PodTemplateHash.Compute(Web("nginx:1.17"), null, KubernetesVersion.V1_17));
    }

    private static void AssertHashes(JsonObject vector, IEnumerable<int> minors, Func<int, string> compute)
    {
        var releases = minors.ToArray();
        Assert.Equal(
            releases.Select(minor => $"1.{minor} {Hash(vector, minor)}"),
            releases.Select(minor => $"1.{minor} {compute(minor)}"));
    }

    private static IEnumerable<int> Minors(JsonObject byRelease) => Releases.Where(minor => byRelease[$"1.{minor}"] is not null);

    private static string? Hash(JsonObject vector, int minor) => vector["hash"]?[$"1.{minor}"]?.GetValue<string>();

    private static int? CollisionCount(JsonObject vector) => vector["collisionCount"]?.GetValue<int>();

    private static JsonObject Manifest(JsonObject vector) =>
        YamlReader.ReadDocument(vector["template_yaml"]!.GetValue<string>())!.AsObject();

    private static V1PodTemplateSpec Filled(JsonObject vector, KubernetesVersion version)
    {
        var template = KubernetesJson.FromJson<V1PodTemplateSpec>(Manifest(vector));
        return Defaults.Apply(new V1ReplicaSet { Spec = new V1ReplicaSetSpec { Template = template } }, version).Spec.Template;
    }

    /// <summary>JSON with its keys sorted and without what the dump cannot tell from nothing.</summary>
    private static string Tidy(JsonNode node) => GoJson.Compact(WithoutEmpty(node));

    private static JsonNode? WithoutEmpty(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, WithoutEmpty(pair.Value))).Where(pair => pair.Value is not null)),
        JsonArray { Count: 0 } => null,
        JsonArray list => new JsonArray([.. list.Select(WithoutEmpty)]),
        _ => node?.DeepClone(),
    };

    private static Dictionary<string, JsonObject> Read()
    {
        var path = Environment.GetEnvironmentVariable("KUBENOTEBOOKS_HASH_VECTORS")
            ?? Path.Combine(RepositoryFiles.Root, "tests", "vectors", "pod-template-hash.json");
        return JsonNode.Parse(File.ReadAllText(path))!["vectors"]!.AsArray()
            .ToDictionary(vector => vector!["name"]!.GetValue<string>(), vector => vector!.AsObject(), StringComparer.Ordinal);
    }
}
