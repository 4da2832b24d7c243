using k8s.Models;

namespace KubeNotebooks.ControlPlane.Tests.Api.Validating;

public class ServiceValidationTests
{
    [Theory] // change of a good Service => what is wrong
    [InlineData("{}", "")]
    [InlineData("spec: {ports: null}", "spec.ports: Required value")]
    [InlineData("spec: {ports: null, clusterIP: None, clusterIPs: [None]}", "")]
    [InlineData(
        "spec: {ports: [{port: 0, targetPort: 80}]}", "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive")]
    [InlineData(
        "spec: {ports: [{port: 80}, {port: 81, name: other}]}", "spec.ports[0].name: Required value")]
    [InlineData(
        "spec: {ports: [{port: 80, name: http}, {port: 81, name: http}]}", "spec.ports[1].name: Duplicate value: \"http\"")]
    [InlineData(
        "spec: {ports: [{port: 80, name: a}, {port: 80, name: b}]}",
        "spec.ports[1]: Duplicate value: core.ServicePort{Name:\"\", Protocol:\"TCP\", AppProtocol:(*string)(nil), Port:80, "
        + "TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:\"\"}, NodePort:0}")]
    [InlineData(
        "spec: {ports: [{port: 80, nodePort: 30080}]}", "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'")]
    [InlineData(
        "spec: {ports: [{port: 80, targetPort: Web}]}",
        "spec.ports[0].targetPort: Invalid value: \"Web\": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")]
    [InlineData(
        "spec: {type: Foo}",
        "spec.type: Unsupported value: \"Foo\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"")]
    [InlineData("spec: {type: ExternalName, clusterIP: null, clusterIPs: null, ports: null}", "spec.externalName: Required value")]
    [InlineData(
        "metadata: {name: 1web}",
        "metadata.name: Invalid value: \"1web\": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an "
        + "alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is "
        + "'[a-z]([-a-z0-9]*[a-z0-9])?')")]
    public void A_new_service_is_examined(string change, string wrong) =>
        Assert.Equal(wrong, Manifest.WrongWhenNew<V1Service>(Manifest.Service, change));

    [Theory] // change of a stored Service => what is wrong
    [InlineData("spec: {selector: {app: api}, ports: [{port: 8080}], type: NodePort}", "")]
    [InlineData(
        "spec: {clusterIP: 10.96.1.5, clusterIPs: [10.96.1.5]}",
        "spec.clusterIPs[0]: Invalid value: []string{\"10.96.1.5\"}: may not change once set")]
    public void A_service_keeps_its_address(string change, string wrong) =>
        Assert.Equal(wrong, Manifest.WrongWhenChanged<V1Service>(Manifest.Service, change));
}
