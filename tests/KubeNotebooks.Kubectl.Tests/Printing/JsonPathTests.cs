using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.Printing;

namespace KubeNotebooks.Kubectl.Tests.Printing;

public class JsonPathTests
{
    private static readonly JsonNode Object = JsonNode.Parse("""
        {
          "kind": "List",
          "items": [
            {"metadata": {"name": "a", "labels": {"app.kubernetes.io/name": "web", "tier": "x"}}, "spec": {"replicas": 3, "paused": true},
             "status": {"conditions": [{"type": "Ready", "status": "True"}, {"type": "Available", "status": "False"}]}},
            {"metadata": {"name": "b", "labels": {}}, "spec": {"replicas": 10},
             "status": {"conditions": [{"type": "Ready", "status": "False"}]}},
            {"metadata": {"name": "c"}, "spec": {"replicas": 1, "none": null}}
          ]
        }
        """)!;

    [Theory] // template => text
    [InlineData("{.kind}", "List")]
    [InlineData("kind", "kind")]
    [InlineData("{.items[*].metadata.name}", "a b c")]
    [InlineData("{.items[0].metadata.name}", "a")]
    [InlineData("{.items[-1].metadata.name}", "c")]
    [InlineData("{.items[0:2].metadata.name}", "a b")]
    [InlineData("{.items[1:].metadata.name}", "b c")]
    [InlineData("{.items[::2].metadata.name}", "a c")]
    [InlineData("{.items[0,2].metadata.name}", "a c")]
    [InlineData("{.items[0]['metadata','spec']}",
        """{"labels":{"app.kubernetes.io/name":"web","tier":"x"},"name":"a"} {"paused":true,"replicas":3}""")]
    [InlineData("{.items[0].metadata.labels['tier']}", "x")]
    [InlineData("{.items[0].metadata.labels.app\\.kubernetes\\.io/name}", "web")]
    [InlineData("{.items[0].metadata.labels['app\\.kubernetes\\.io/name']}", "web")]
    [InlineData("{.items[0].metadata.labels['app.kubernetes.io/name']}", "")]
    [InlineData("{.items[?(@.metadata.name==\"b\")].spec.replicas}", "10")]
    [InlineData("{.items[?(@.metadata.name!='b')].spec.replicas}", "3 1")]
    [InlineData("{.items[?(@.spec.replicas>2)].metadata.name}", "a b")]
    [InlineData("{.items[?(@.spec.paused)].metadata.name}", "a")]
    [InlineData("{.items[?(@.spec.paused==true)].metadata.name}", "a")]
    [InlineData("{.items[0].status.conditions[?(@.type==\"Ready\")].status}", "True")]
    [InlineData("{..name}", "a b c")]
    [InlineData("{.items[2].spec}", """{"none":null,"replicas":1}""")]
    [InlineData("{.items[2].spec.none}", "null")]
    [InlineData("{.missing.too}", "")]
    [InlineData("{range .items[*]}{.metadata.name}{\"\\t\"}{.spec.replicas}{\"\\n\"}{end}", "a\t3\nb\t10\nc\t1\n")]
    [InlineData("{range .items[*]}{.metadata.name}:{range .status.conditions[*]} {.type}{end};{end}.", "a: Ready Available;b: Ready;c:;.")]
    [InlineData("{range .nothing[*]}{.x}{end}done", "done")]
    [InlineData("{.items[0].metadata.name} has {.items[0].spec.replicas}", "a has 3")]
    [InlineData("{@.kind}{$.kind}", "ListList")]
    public void A_template_prints_what_its_paths_find(string template, string text) =>
        Assert.Equal(text, JsonPath.Parse(template).Print(Object));

    [Theory] // template => error
    [InlineData("{.items", "unclosed action")]
    [InlineData("{.items[*", "unterminated array")]
    [InlineData("{.items[x]}", "invalid array index x")]
    [InlineData("{.items[?(@.a==1]}", "unterminated filter")]
    [InlineData("{\"a}", "unterminated quoted string")]
    public void A_template_that_cannot_be_read_says_why(string template, string error) =>
        Assert.Equal(error, Assert.Throws<JsonPathException>(() => JsonPath.Parse(template)).Message);

    [Theory] // template => error
    [InlineData("{.items[3].metadata}", "array index out of bounds: index 3, length 3")]
    [InlineData("{.kind[0]}", "string is not array or slice")]
    [InlineData("{metadata.name}", "unrecognized identifier metadata")]
    [InlineData("{end}", "not in range, nothing to end")]
    [InlineData("{.items[?(@.spec.replicas==\"3\")]}", "incompatible types for comparison")]
    public void A_template_that_does_not_fit_the_object_says_why(string template, string error) =>
        Assert.Equal(error, Assert.Throws<JsonPathException>(() => JsonPath.Parse(template).Print(Object)).Message);

    [Fact]
    public void A_missing_key_is_an_error_where_it_is_not_allowed() => Assert.Equal(
        "nope is not found", Assert.Throws<JsonPathException>(() => JsonPath.Parse("{.nope}", allowMissingKeys: false).Print(Object)).Message);

    [Theory] // path => full form
    [InlineData("metadata.name", "{.metadata.name}")]
    [InlineData(".metadata.name", "{.metadata.name}")]
    [InlineData("{metadata.name}", "{.metadata.name}")]
    [InlineData("{.metadata.name}", "{.metadata.name}")]
    public void Columns_and_sorting_take_relaxed_paths(string path, string full) => Assert.Equal(full, JsonPath.Relaxed(path));

    [Fact]
    public void Custom_columns_show_none_where_nothing_is_found() => Assert.Equal(
        "NAME   TIER     TYPES\na      x        Ready,Available\nb      <none>   Ready\nc      <none>   <none>\n",
        CustomColumns.Parse("NAME:.metadata.name,TIER:metadata.labels.tier,TYPES:.status.conditions[*].type")
            .Print(Object["items"]!.AsArray(), noHeaders: false));
}
