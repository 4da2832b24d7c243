using System.Text.Json.Nodes;
using CsCheck;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Yaml;

namespace KubeNotebooks.ControlPlane.Tests.Api.Yaml;

public class YamlWriterTests
{
    private static readonly string[] Hard =
    [
        "yes", "null", "1e3", "0x1F", "2026-01-02", ".5", "word ", " word", "a\n\n", "\nb", new string('x', 90) + " end", "",
    ];

    [Theory] // text => its YAML, as kubectl 1.32 printed it
    [InlineData("x  y", "x  y")]
    [InlineData("", "\"\"")]
    [InlineData("1", "\"1\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("190:20:30.15", "\"190:20:30.15\"")]
    [InlineData(".0101_2", "\".0101_2\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("Off", "\"Off\"")]
    [InlineData("y", "\"y\"")]
    [InlineData("~", "\"~\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("2026-01-02", "\"2026-01-02\"")]
    [InlineData("10.96.0.1", "10.96.0.1")]
    [InlineData("100m", "100m")]
    [InlineData("25%", "25%")]
    [InlineData("-x", "-x")]
    [InlineData("a:b", "a:b")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("a #b", "'a #b'")]
    [InlineData("a:", "'a:'")]
    [InlineData(" a", "' a'")]
    [InlineData("*a", "'*a'")]
    [InlineData("'a", "'''a'")]
    [InlineData("-", "'-'")]
    [InlineData("---", "'---'")]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("\U0001F600", "\"\\U0001F600\"")]
    [InlineData("日本", "日本")]
    [InlineData("a\nb", "|-\n  a\n  b")]
    [InlineData("a\nb\n", "|\n  a\n  b")]
    [InlineData("a\n\n", "|+\n  a\n")]
    [InlineData(" a\n", "|2\n   a")]
    [InlineData("a \nb", "\"a \\nb\"")]
    public void Texts_are_quoted_only_where_they_must_be(string text, string yaml) =>
        Assert.Equal($"k: {yaml}\n", YamlWriter.Write(new JsonObject { ["k"] = text }));

    [Fact]
    public void Long_texts_are_folded_at_80() => Assert.Equal(
        "annotations:\n  kubernetes.io/description: Contains a CA bundle that can be used to verify the kube-apiserver\n"
        + "    when using internal endpoints such as the internal service IP or kubernetes.default.svc.\n",
        YamlWriter.Write(JsonNode.Parse("""
            {"annotations":{"kubernetes.io/description":"Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc."}}
            """)));

    [Fact]
    public void Collections_are_written_as_blocks_and_keys_in_natural_order() => Assert.Equal(
        """
        a2:
        - - 1
          - b: null
            c: []
        - {}
        a10: 1.5
        b: 1e+21

        """,
        YamlWriter.Write(JsonNode.Parse("""{"b":1e21,"a10":1.5,"a2":[[1,{"b":null,"c":[]}],{}]}""")));

    [Fact]
    public void What_is_written_is_read_back() => AnyValue(depth: 3).Sample(value =>
    {
        var node = new JsonObject { ["value"] = value?.DeepClone() };
        var read = YamlReader.ReadDocuments(YamlWriter.Write(node));
        Assert.Null(read.Error);
        Assert.Equal(GoJson.Compact(node), GoJson.Compact(Assert.Single(read.Documents)));
    }, iter: 2000);

    private static Gen<JsonNode?> AnyValue(int depth)
    {
        var text = Gen.OneOf(
            Gen.String[Gen.Char["ab 1:-#'\"\n.{}[],&*!|>%@`~é=?/_"], 0, 30],
            Gen.Int[0, Hard.Length - 1].Select(i => Hard[i]));
        var scalar = Gen.OneOf(
            text.Select(one => (JsonNode?)JsonValue.Create(one)),
            Gen.Long[-1000, 1000].Select(one => (JsonNode?)JsonValue.Create(one)),
            Gen.Bool.Select(one => (JsonNode?)JsonValue.Create(one)),
            Gen.Const((JsonNode?)null));
        return depth == 0
            ? scalar
            : Gen.OneOf(
                scalar,
                AnyValue(depth - 1).Array[0, 4].Select(list => (JsonNode?)new JsonArray(list.Select(one => one?.DeepClone()).ToArray())),
                Gen.Select(text, AnyValue(depth - 1)).Array[0, 4].Select(entries =>
                {
                    var map = new JsonObject();
                    foreach (var (key, value) in entries)
                    {
                        map[key] = value?.DeepClone();
                    }

                    return (JsonNode?)map;
                }));
    }
}
