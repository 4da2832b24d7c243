using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Yaml;

namespace KubeNotebooks.ControlPlane.Tests.Api.Yaml;

public class YamlReaderTests
{
    [Theory] // Each text was also given to kubectl 1.32.
    [InlineData("bad-indent.yaml", "error converting YAML to JSON: yaml: line 5: mapping values are not allowed in this context")]
    [InlineData("bad-tab.yaml", "error converting YAML to JSON: yaml: line 5: found a tab character that violates indentation")]
    [InlineData("colon.yaml", "error converting YAML to JSON: yaml: mapping values are not allowed in this context")]
    [InlineData("unclosed.yaml", "error converting YAML to JSON: yaml: line 7: found unexpected end of stream")]
    [InlineData("multi-bad.yaml", "error converting YAML to JSON: yaml: line 6: did not find expected ',' or ']'")]
    [InlineData("bad.json", "unexpected EOF")]
    public void A_broken_manifest_is_told_in_the_words_of_kubectl(string file, string error) =>
        Assert.Equal(error, YamlReader.ReadDocuments(File.ReadAllText(RepositoryFiles.Golden($"manifests/{file}"))).Error);

    [Theory] // YAML => JSON
    [InlineData("a: y", """{"a":true}""")]
    [InlineData("a: Off", """{"a":false}""")]
    [InlineData("a: ~", """{"a":null}""")]
    [InlineData("a:", """{"a":null}""")]
    [InlineData("a: 010", """{"a":8}""")]
    [InlineData("a: 08", """{"a":8}""")]
    [InlineData("a: 0x1F", """{"a":31}""")]
    [InlineData("a: 0b11", """{"a":3}""")]
    [InlineData("a: 1_000", """{"a":1000}""")]
    [InlineData("a: +5", """{"a":5}""")]
    [InlineData("a: 1e3", """{"a":1000}""")]
    [InlineData("a: 1.0", """{"a":1}""")]
    [InlineData("a: .5", """{"a":0.5}""")]
    [InlineData("a: 1e-7", """{"a":1e-7}""")]
    [InlineData("a: 18446744073709551615", """{"a":18446744073709552000}""")]
    [InlineData("a: 123456789012345678901234", """{"a":1.2345678901234569e+23}""")]
    [InlineData("a: 1:30", """{"a":"1:30"}""")]
    [InlineData("a: 2026-01-02", """{"a":"2026-01-02"}""")]
    [InlineData("a: 2026-01-02T15:04:05Z", """{"a":"2026-01-02T15:04:05Z"}""")]
    [InlineData("a: '5'", """{"a":"5"}""")]
    [InlineData("a: !!str 5", """{"a":"5"}""")]
    [InlineData("a: !!float 5", """{"a":5}""")]
    [InlineData("a: !!binary aGk=", """{"a":"hi"}""")]
    [InlineData("80: x", """{"80":"x"}""")]
    [InlineData("on: x", """{"true":"x"}""")]
    [InlineData("1.5: x", """{"1.5":"x"}""")]
    [InlineData("a: 1\na: 2", """{"a":2}""")]
    [InlineData("x: &p {a: 1, b: 2}\nz: {<<: *p, b: 3}", """{"x":{"a":1,"b":2},"z":{"a":1,"b":3}}""")]
    [InlineData("x: &p {b: 2}\nz: {b: 3, <<: *p}", """{"x":{"b":2},"z":{"b":2}}""")]
    [InlineData("z: {<<: [{a: 1}, {a: 2, b: 2}]}", """{"z":{"a":1,"b":2}}""")]
    [InlineData("a: &x [1]\nb: *x", """{"a":[1],"b":[1]}""")]
    [InlineData("a: |\n  one\n  two\n", """{"a":"one\ntwo\n"}""")]
    [InlineData("a: >-\n  one\n  two\n", """{"a":"one two"}""")]
    [InlineData("- a\n- b", """["a","b"]""")]
    public void Scalars_mean_what_YAML_1_1_says(string yaml, string json) => Assert.Equal(json, OneDocument(yaml));

    [Theory] // broken YAML => error
    [InlineData("a: *x", "error converting YAML to JSON: yaml: unknown anchor 'x' referenced")]
    [InlineData("a: &x [*x]", "error converting YAML to JSON: yaml: anchor 'x' value contains itself")]
    [InlineData("a: !!int x", "error converting YAML to JSON: yaml: cannot decode !!str `x` as a !!int")]
    [InlineData("a: {<<: 1}", "error converting YAML to JSON: yaml: map merge requires map or sequence of maps as the value")]
    [InlineData("a: .nan", "error converting YAML to JSON: json: unsupported value: NaN")]
    [InlineData("image: {{ image }}",
        "error converting YAML to JSON: yaml: invalid map key: map[interface {}]interface {}{\"image\":interface {}(nil)}")]
    [InlineData("a: 1\n--- b\n", "invalid Yaml document separator: b")]
    [InlineData("{\"a\": 1,}", "json: offset 9: invalid character '}' looking for beginning of object key string")]
    [InlineData("{\"a\": tru}", "json: offset 10: invalid character '}' in literal true (expecting 'e')")]
    public void Mistakes_beyond_syntax_are_told_too(string yaml, string error) =>
        Assert.Equal(error, YamlReader.ReadDocuments(yaml).Error);

    [Fact]
    public void Documents_are_split_and_empty_ones_left_out()
    {
        var read = YamlReader.ReadDocuments("---\n# nothing\n---\na: 1\n--- # next\n\n---\nnull\n---\nb: 2");
        Assert.Null(read.Error);
        Assert.Equal(["""{"a":1}""", """{"b":2}"""], read.Documents.Select(GoJson.Compact));
    }

    [Fact]
    public void What_stands_before_a_mistake_is_still_read()
    {
        var read = YamlReader.ReadDocuments("a: 1\n---\nb: [\n---\nc: 3");
        Assert.Equal(["""{"a":1}"""], read.Documents.Select(GoJson.Compact));
        Assert.NotNull(read.Error);
    }

    [Fact]
    public void JSON_documents_may_follow_each_other() =>
        Assert.Equal(["""{"a":"é"}""", """{"b":[1.5,true,null]}"""],
            YamlReader.ReadDocuments("{\"a\": \"\\u00e9\"} {\"b\": [1.50, true, null]}").Documents.Select(GoJson.Compact));

    private static string OneDocument(string yaml)
    {
        var read = YamlReader.ReadDocuments(yaml);
        Assert.Null(read.Error);
        return GoJson.Compact(Assert.Single(read.Documents));
    }
}
