using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Patch;

namespace KubeNotebooks.ControlPlane.Tests.Api.Patch;

public class JsonPatchTests
{
    private const string Live = """{"a":{"b":1,"c/d":null},"list":["x","y"]}""";

    [Theory] // operations on the live object above => result
    [InlineData("""[{"op":"add","path":"/a/z","value":2}]""", """{"a":{"b":1,"c/d":null,"z":2},"list":["x","y"]}""")]
    [InlineData("""[{"op":"add","path":"/list/1","value":"n"}]""", """{"a":{"b":1,"c/d":null},"list":["x","n","y"]}""")]
    [InlineData("""[{"op":"add","path":"/list/-","value":"n"}]""", """{"a":{"b":1,"c/d":null},"list":["x","y","n"]}""")]
    [InlineData("""[{"op":"remove","path":"/a/c~1d"}]""", """{"a":{"b":1},"list":["x","y"]}""")]
    [InlineData("""[{"op":"remove","path":"/list/-1"}]""", """{"a":{"b":1,"c/d":null},"list":["x"]}""")]
    [InlineData("""[{"op":"replace","path":"/a/new","value":5}]""", """{"a":{"b":1,"c/d":null,"new":5},"list":["x","y"]}""")]
    [InlineData("""[{"op":"move","from":"/list/0","path":"/a/b"}]""", """{"a":{"b":"x","c/d":null},"list":["y"]}""")]
    [InlineData("""[{"op":"copy","from":"/list","path":"/a/b"}]""", """{"a":{"b":["x","y"],"c/d":null},"list":["x","y"]}""")]
    [InlineData("""[{"op":"test","path":"/a/b","value":1},{"op":"remove","path":"/a"}]""", """{"list":["x","y"]}""")]
    public void Operations_are_carried_out(string patch, string result) =>
        Assert.Equal(result, GoJson.Compact(JsonPatch.Apply(JsonNode.Parse(Live)!.AsObject(), JsonNode.Parse(patch))));

    [Theory] // operations => error
    [InlineData("""{"a":1}""", "json: cannot unmarshal object into Go value of type jsonpatch.Patch")]
    [InlineData("""[{"op":"add","path":"/q/z","value":2}]""", "add operation does not apply: doc is missing path: \"/q/z\": missing value")]
    [InlineData("""[{"op":"add","path":"/list/9","value":2}]""",
        "error in add for path: '/list/9': Unable to access invalid index: 9: invalid index referenced")]
    [InlineData("""[{"op":"remove","path":"/a/q"}]""",
        "error in remove for path: '/a/q': Unable to remove nonexistent key: q: missing value")]
    [InlineData("""[{"op":"replace","path":"/list/x","value":1}]""",
        "replace operation does not apply: doc is missing key: /list/x: missing value")]
    [InlineData("""[{"op":"replace","path":"/q/x","value":1}]""",
        "replace operation does not apply: doc is missing path: /q/x: missing value")]
    [InlineData("""[{"op":"test","path":"/a/b","value":2}]""", "testing value /a/b failed: test failed")]
    [InlineData("""[{"op":"test","path":"/list/x","value":2}]""",
        "error in test for path: '/list/x': strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("""[{"op":"frob","path":"/a"}]""", "Unexpected kind: frob")]
    public void Failures_are_told_in_the_words_of_the_library(string patch, string error) =>
        Assert.Equal(error, Assert.Throws<PatchException>(
            () => JsonPatch.Apply(JsonNode.Parse(Live)!.AsObject(), JsonNode.Parse(patch))).Message);

    [Fact]
    public void The_API_server_hides_what_failed() => Assert.Equal(
        "the server rejected our request due to an error in our request", new PatchException("testing value failed", 422).ToStatus().Message);
}
