using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Yaml;

namespace KubeNotebooks.ControlPlane.Tests.Api.Yaml;

public class YamlMistakesTests
{
    [Theory] // broken YAML => error, as kubectl 1.32 told it
    [InlineData("a: 1\nb\n", "line 3: could not find expected ':'")]
    [InlineData("a: 1\n b: 2\n", "line 2: mapping values are not allowed in this context")]
    [InlineData("a:\n  - x\n y\n", "line 2: did not find expected key")]
    [InlineData("a:\n- x\n  y: z\n", "line 3: mapping values are not allowed in this context")]
    [InlineData("a: b: c\n", "mapping values are not allowed in this context")]
    [InlineData("x: 1\na: [1, 2\nb: 3\n", "line 2: did not find expected ',' or ']'")]
    [InlineData("x: 1\na: {b: 1\nc: 2\n", "line 2: did not find expected ',' or '}'")]
    [InlineData("x: 1\na: 'it's'\n", "line 1: did not find expected key")]
    [InlineData("x: 1\na: \"x\n", "line 3: found unexpected end of stream")]
    [InlineData("x: 1\na: @b\n", "line 2: found character that cannot start any token")]
    [InlineData("x: 1\na: `b`\n", "line 2: found character that cannot start any token")]
    [InlineData("x: 1\na: %b\n", "line 2: found character that cannot start any token")]
    [InlineData("x: 1\n\ta: 2\n", "line 2: found a tab character that violates indentation")]
    [InlineData("x: |\n\ty\n", "line 2: found a tab character where an indentation space is expected")]
    [InlineData("x: 1\na: \"\\q\"\n", "line 2: found unknown escape character")]
    [InlineData("x: 1\na: &\n", "line 2: did not find expected alphabetic or numeric character")]
    [InlineData("x: 1\n- a\n", "line 1: did not find expected key")]
    [InlineData("- a\nb: 1\n", "line 1: did not find expected '-' indicator")]
    [InlineData("x: 1\na: - b\n", "line 2: block sequence entries are not allowed in this context")]
    [InlineData("x: 1\na: b\n  c: d\n", "line 3: mapping values are not allowed in this context")]
    [InlineData("x:\n  a: 1\n   b: 2\n", "line 3: mapping values are not allowed in this context")]
    [InlineData("x:\n    a: 1\n  b: 2\n", "line 2: did not find expected key")]
    [InlineData("x: 1\n]\n", "line 1: did not find expected key")]
    [InlineData("x: 1\n? a\n: b\n: c\n", "line 3: did not find expected key")]
    [InlineData("x: |0\n  a\n", "found an indentation indicator equal to 0")]
    [InlineData("x: >x\n  a\n", "did not find expected comment or line break")]
    [InlineData("%YAML 1.2\n---\na: 1\n", "found incompatible YAML document")]
    [InlineData("%FOO\n---\na: 1\n", "found unknown directive name")]
    [InlineData("x: 1\na: \"\\xZZ\"\n", "line 2: did not find expected hexdecimal number")]
    [InlineData("x: 1\nkey without colon\nb: 2\n", "line 3: could not find expected ':'")]
    [InlineData("x: 1\n*a : b\n", "unknown anchor 'a' referenced")]
    [InlineData("x: 1\na: *b\n", "unknown anchor 'b' referenced")]
    [InlineData("x: 1\na: [a b: c, ]]\n", "line 1: did not find expected key")]
    [InlineData("x: 1\na: 'b' c\n", "line 1: did not find expected key")]
    [InlineData("x: 1\na: [b] c\n", "line 1: did not find expected key")]
    [InlineData("x: 1\n  # c\n\ty: 1\n", "line 3: found character that cannot start any token")]
    [InlineData("x: \a\n", "control characters are not allowed")]
    public void A_mistake_is_told_with_the_words_and_the_line_of_kubectl(string yaml, string error) =>
        Assert.Equal("error converting YAML to JSON: yaml: " + error, YamlReader.ReadDocuments(yaml).Error);

    [Theory] // YAML that is right, if odd => JSON, as kubectl 1.32 read it
    [InlineData("x: 1\na: !!x!y z\n", "{\"a\":\"z\",\"x\":1}")]
    [InlineData("a: {x, y: 1, ? z : 2}\n", "{\"a\":{\"true\":1,\"x\":null,\"z\":2}}")]
    [InlineData("a: [b: c, d]\n", "{\"a\":[{\"b\":\"c\"},\"d\"]}")]
    [InlineData("a: \"x\n  y\n\n  z\\\n  w\"\n", "{\"a\":\"x y\\nzw\"}")]
    [InlineData("a: x\n  y\n\n  z\n", "{\"a\":\"x y\\nz\"}")]
    [InlineData("a: >\n  x\n  y\n\n  z\n   k\n  l\n", "{\"a\":\"x y\\nz\\n k\\nl\\n\"}")]
    [InlineData("a: |+\n  x\n\n\nb: 1\n", "{\"a\":\"x\\n\\n\\n\",\"b\":1}")]
    [InlineData("a: |2\n   x\n", "{\"a\":\" x\\n\"}")]
    [InlineData("? a\n: b\n", "{\"a\":\"b\"}")]
    [InlineData("a: ! 5\n", "{\"a\":\"5\"}")]
    [InlineData("a: !foo 5\n", "{\"a\":\"5\"}")]
    [InlineData("&a x: *a\n", "{\"x\":\"x\"}")]
    [InlineData("a:\n- - b\n  - c\n-\n- d:\n", "{\"a\":[[\"b\",\"c\"],null,{\"d\":null}]}")]
    [InlineData("a *b: x\n", "{\"a *b\":\"x\"}")]
    public void What_is_right_is_read(string yaml, string json)
    {
        var read = YamlReader.ReadDocuments(yaml);
        Assert.Null(read.Error);
        Assert.Equal(json, GoJson.Compact(Assert.Single(read.Documents)));
    }

    [Fact]
    public void A_text_that_nests_too_deep_is_refused() => Assert.Equal(
        "error converting YAML to JSON: yaml: exceeded max depth of 10000", YamlReader.ReadDocuments(new string('[', 20_000)).Error);
}
