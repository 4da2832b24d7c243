using k8s.Models;

namespace KubeNotebooks.ControlPlane.Tests.Api.Validating;

public class MetadataValidationTests
{
    private const string Subdomain =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an "
        + "alphanumeric character (e.g. 'example.com', regex used for validation is "
        + @"'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string LabelValue =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
        + "alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
        + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private const string NamePart =
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    [Theory] // change of a good ConfigMap => what is wrong
    [InlineData("{}", "")]
    [InlineData("metadata: {labels: {app.kubernetes.io/name: web, empty: ''}, annotations: {Example.com/Note: any text at all}}", "")]
    [InlineData("metadata: {name: web.v1-2}", "")]
    [InlineData("metadata: {name: My_App}", "metadata.name: Invalid value: \"My_App\": " + Subdomain)]
    [InlineData("metadata: {name: web-}", "metadata.name: Invalid value: \"web-\": " + Subdomain)]
    [InlineData("metadata: {name: web..v1}", "metadata.name: Invalid value: \"web..v1\": " + Subdomain)]
    [InlineData("metadata: {name: web-.v1}", "metadata.name: Invalid value: \"web-.v1\": " + Subdomain)]
    [InlineData("metadata: {name: null}", "metadata.name: Required value: name or generateName is required")]
    [InlineData("metadata: {namespace: null}", "metadata.namespace: Required value")]
    [InlineData("metadata: {labels: {app: a b}}", "metadata.labels: Invalid value: \"a b\": " + LabelValue)]
    [InlineData("metadata: {labels: {a b: x}}", "metadata.labels: Invalid value: \"a b\": " + NamePart)]
    [InlineData("metadata: {annotations: {a b: x}}", "metadata.annotations: Invalid value: \"a b\": " + NamePart)]
    [InlineData("metadata: {labels: {My_Org/app: x}}", "metadata.labels: Invalid value: \"My_Org/app\": prefix part " + Subdomain)]
    [InlineData("metadata: {labels: {/app: x}}", "metadata.labels: Invalid value: \"/app\": prefix part must be non-empty")]
    [InlineData(
        "metadata: {labels: {app: x234567890x234567890x234567890x234567890x234567890x234567890x234}}",
        "metadata.labels: Invalid value: \"x234567890x234567890x234567890x234567890x234567890x234567890x234\": must be no more than 63 characters")]
    public void Names_labels_and_annotations_have_rules(string change, string wrong) =>
        Assert.Equal(wrong, Manifest.WrongWhenNew<V1ConfigMap>("metadata: {name: web, namespace: default}", change));

    [Fact]
    public void Objects_of_the_whole_cluster_have_no_namespace() => Assert.Equal(
        "metadata.namespace: Forbidden: not allowed on this type",
        Manifest.WrongWhenNew<V1Namespace>("metadata: {name: shop}", "metadata: {namespace: default}"));

    [Fact]
    public void A_namespaces_name_has_no_dots() => Assert.Equal(
        "metadata.name: Invalid value: \"my.shop\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
        + "and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
        Manifest.WrongWhenNew<V1Namespace>("metadata: {name: my.shop}", "{}"));

    [Fact]
    public void A_secret_keeps_its_type_and_a_fixed_config_map_its_data()
    {
        const string named = "metadata: {name: web, namespace: default}";
        Assert.Equal(
            "type: Invalid value: \"example.com/other\": field is immutable",
            Manifest.WrongWhenChanged<V1Secret>(named, "type: example.com/other"));
        Assert.Equal(
            "data: Forbidden: field is immutable when `immutable` is set",
            Manifest.WrongWhenChanged<V1ConfigMap>(named + "\nimmutable: true\ndata: {a: b}", "data: {a: c}"));
        Assert.Equal(
            "data[a b]: Invalid value: \"a b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  "
            + "or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
            Manifest.WrongWhenNew<V1ConfigMap>(named, "data: {a b: c}"));
        Assert.Equal("data[tls.key]: Required value", Manifest.WrongWhenNew<V1Secret>(named, "type: kubernetes.io/tls\ndata: {tls.crt: ''}"));
    }
}
