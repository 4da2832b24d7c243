using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Tests.Api.Json;

public class StrictDecoderTests
{
    [Theory] // spec of a Deployment => error
    [InlineData("""{"replcas":3}""", "strict decoding error: unknown field \"spec.replcas\"")]
    [InlineData("""{"zz":1,"template":{"spec":{"containers":[{"name":"a"},{"imagee":"x"}]}},"b":{"c":1}}""",
        "strict decoding error: unknown field \"spec.b\", unknown field \"spec.template.spec.containers[1].imagee\", unknown field \"spec.zz\"")]
    [InlineData("""{"Replicas":3}""", "strict decoding error: unknown field \"spec.Replicas\"")]
    [InlineData("""{"replicas":"3"}""", "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32")]
    [InlineData("""{"replicas":1.5,"x":1}""", "json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32")]
    [InlineData("""{"replicas":3000000000}""",
        "json: cannot unmarshal number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32")]
    [InlineData("""{"paused":"yes"}""", "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.paused of type bool")]
    [InlineData("""{"selector":{"matchLabels":{"a":1}}}""",
        "json: cannot unmarshal number into Go struct field LabelSelector.spec.selector.matchLabels of type string")]
    [InlineData("""{"template":{"metadata":{"labels":["a"]}}}""",
        "json: cannot unmarshal array into Go struct field ObjectMeta.spec.template.metadata.labels of type map[string]string")]
    [InlineData("""{"template":{"spec":{"containers":{"name":"a"}}}}""",
        "json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container")]
    [InlineData("""{"template":{"spec":{"containers":["a"]}}}""",
        "json: cannot unmarshal string into Go struct field PodSpec.spec.template.spec.containers of type v1.Container")]
    [InlineData("""{"template":{"spec":{"containers":[{"env":[{"name":"A","value":true}]}]}}}""",
        "json: cannot unmarshal bool into Go struct field EnvVar.spec.template.spec.containers.env.value of type string")]
    [InlineData("""{"template":{"spec":{"containers":[{"imagePullPolicy":1}]}}}""",
        "json: cannot unmarshal number into Go struct field Container.spec.template.spec.containers.imagePullPolicy of type v1.PullPolicy")]
    [InlineData("""{"template":{"spec":{"containers":[{"resources":{"limits":{"cpu":"1GB"}}}]}}}""",
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")]
    [InlineData("""{"template":{"spec":{"containers":[{"resources":{"limits":{"cpu":"1MM"}}}]}}}""", "unable to parse quantity's suffix")]
    [InlineData("""{"strategy":{"rollingUpdate":{"maxSurge":true}}}""",
        "json: cannot unmarshal bool into Go struct field RollingUpdateDeployment.spec.strategy.rollingUpdate.maxSurge of type int32")]
    [InlineData("\"x\"", "json: cannot unmarshal string into Go struct field Deployment.spec of type v1.DeploymentSpec")]
    public void A_wrong_field_is_told_in_the_words_of_the_API_server(string spec, string error)
    {
        var body = new JsonObject { ["apiVersion"] = "apps/v1", ["kind"] = "Deployment", ["spec"] = JsonNode.Parse(spec) };
        var refusal = Assert.Throws<StatusException>(() => StrictDecoder.Decode(ResourceCatalogue.Deployments, body, strict: true));
        Assert.Equal($"Deployment in version \"v1\" cannot be handled as a Deployment: {error}", refusal.Message);
        Assert.Equal(400, refusal.Code);
    }

    [Theory] // data of a Secret => error
    [InlineData("hello", "illegal base64 data at input byte 4")]
    [InlineData("a-b=", "illegal base64 data at input byte 1")]
    [InlineData("aGk", "illegal base64 data at input byte 0")]
    [InlineData("aGk=x", "illegal base64 data at input byte 4")]
    public void Secrets_must_be_base64(string data, string error)
    {
        var body = new JsonObject { ["data"] = new JsonObject { ["k"] = data } };
        StrictDecoder.TryDecode(ResourceCatalogue.Secrets, body, strict: true, out var told);
        Assert.Equal(error, told);
    }

    [Fact]
    public void Unknown_fields_are_dropped_when_not_strict()
    {
        var body = JsonNode.Parse("""{"spec":{"replicas":2,"replcas":3}}""")!.AsObject();
        var deployment = (V1Deployment)StrictDecoder.Decode(ResourceCatalogue.Deployments, body, strict: false);
        Assert.Equal(2, deployment.Spec.Replicas);
    }

    [Fact]
    public void Nulls_in_lists_and_maps_become_zeros()
    {
        var body = JsonNode.Parse("""{"metadata":{"labels":{"a":null}},"spec":{"containers":[null]}}""")!.AsObject();
        var pod = (V1Pod)StrictDecoder.Decode(ResourceCatalogue.Pods, body, strict: true);
        Assert.Equal("", pod.Metadata.Labels["a"]);
        Assert.NotNull(Assert.Single(pod.Spec.Containers));
    }

    [Fact]
    public void Quantities_may_be_numbers()
    {
        var body = JsonNode.Parse("""{"spec":{"containers":[{"name":"a","resources":{"limits":{"cpu":0.5,"memory":"1024Mi"}}}]}}""")!.AsObject();
        var limits = ((V1Pod)StrictDecoder.Decode(ResourceCatalogue.Pods, body, strict: true)).Spec.Containers[0].Resources.Limits;
        Assert.Equal("500m", limits["cpu"].ToString());
        Assert.Equal("1Gi", limits["memory"].ToString());
    }
}
