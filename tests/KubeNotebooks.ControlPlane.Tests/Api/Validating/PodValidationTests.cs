using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Tests.Api.Validating;

public class PodValidationTests
{
    private const string LabelRule =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric "
        + "character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    [Theory] // fields of the one container => what is wrong below spec.containers[0]
    [InlineData("name: web, image: nginx", "")]
    [InlineData("image: nginx", ".name: Required value")]
    [InlineData("name: web", ".image: Required value")]
    [InlineData("name: Bad_Name, image: nginx", ".name: Invalid value: \"Bad_Name\": " + LabelRule)]
    [InlineData("name: web, image: nginx, ports: [{containerPort: 0}]", ".ports[0].containerPort: Required value")]
    [InlineData(
        "name: web, image: nginx, ports: [{containerPort: 70000}]",
        ".ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive")]
    [InlineData(
        "name: web, image: nginx, ports: [{containerPort: 80, name: http}, {containerPort: 81, name: http}]",
        ".ports[1].name: Duplicate value: \"http\"")]
    [InlineData("name: web, image: nginx, ports: [{containerPort: 80}, {containerPort: 80}]", "")]
    [InlineData(
        "name: web, image: nginx, ports: [{containerPort: 80, name: a-very-long-port-name}]",
        ".ports[0].name: Invalid value: \"a-very-long-port-name\": must be no more than 15 characters")]
    [InlineData(
        "name: web, image: nginx, ports: [{containerPort: 80, hostPort: 8080}, {containerPort: 81, hostPort: 8080}]",
        ".ports[1].hostPort: Duplicate value: \"TCP//8080\"")]
    [InlineData(
        "name: web, image: nginx, ports: [{containerPort: 80, protocol: http}]",
        ".ports[0].protocol: Unsupported value: \"http\": supported values: \"SCTP\", \"TCP\", \"UDP\"")]
    [InlineData(
        "name: web, image: nginx, imagePullPolicy: Sometimes",
        ".imagePullPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"IfNotPresent\", \"Never\"")]
    [InlineData("name: web, image: nginx, volumeMounts: [{name: data, mountPath: /data}]", ".volumeMounts[0].name: Not found: \"data\"")]
    [InlineData(
        "name: web, image: nginx, volumeMounts: [{name: scratch, mountPath: /x}, {name: scratch, mountPath: /x}]",
        ".volumeMounts[1].mountPath: Invalid value: \"/x\": must be unique")]
    [InlineData(
        "name: web, image: nginx, resources: {limits: {cpu: 500m}, requests: {cpu: 1}}",
        ".resources.requests: Invalid value: \"1\": must be less than or equal to cpu limit of 500m")]
    [InlineData(
        "name: web, image: nginx, resources: {requests: {cpu: -1}}",
        ".resources.requests[cpu]: Invalid value: \"-1\": must be greater than or equal to 0")]
    [InlineData(
        "name: web, image: nginx, resources: {requests: {pods: 1}}",
        ".resources.requests[pods]: Invalid value: \"pods\": must be a standard resource for containers")]
    [InlineData("name: web, image: nginx, readinessProbe: {periodSeconds: 5}", ".readinessProbe: Required value: must specify a handler type")]
    [InlineData(
        "name: web, image: nginx, readinessProbe: {httpGet: {port: 80}, tcpSocket: {port: 80}}",
        ".readinessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type")]
    [InlineData(
        "name: web, image: nginx, livenessProbe: {tcpSocket: {port: 80}, successThreshold: 2}",
        ".livenessProbe.successThreshold: Invalid value: 2: must be 1")]
    [InlineData("name: web, image: nginx, readinessProbe: {tcpSocket: {port: 80}, successThreshold: 2}", "")]
    [InlineData(
        "name: web, image: nginx, readinessProbe: {httpGet: {port: 0}}",
        ".readinessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive")]
    [InlineData(
        "name: web, image: nginx, env: [{name: A, valueFrom: {}}]",
        ".env[0].valueFrom: Invalid value: \"\": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`")]
    [InlineData("name: web, image: nginx, env: [{value: x}]", ".env[0].name: Required value")]
    public void A_container_is_examined(string container, string wrong) => Assert.Equal(
        wrong.Length == 0 ? "" : "spec.containers[0]" + wrong,
        Manifest.WrongWhenNew<V1Pod>(Manifest.Pod, $"spec: {{volumes: [{{name: scratch}}], containers: [{{{container}}}]}}"));

    [Theory] // change of a good Pod => what is wrong
    [InlineData("spec: {containers: []}", "spec.containers: Required value")]
    [InlineData(
        "spec: {containers: [{name: nginx, image: nginx}, {name: nginx, image: nginx}]}",
        "spec.containers[1].name: Duplicate value: \"nginx\"")]
    [InlineData(
        "spec: {initContainers: [{name: nginx, image: nginx}]}",
        "spec.initContainers[0].name: Duplicate value: \"nginx\"")]
    [InlineData(
        "spec: {containers: [{name: nginx, image: nginx, resources: {requests: {disk: 1}}}]}",
        "[spec.containers[0].resources.requests[disk]: Invalid value: \"disk\": must be a standard resource type or fully qualified, "
        + "spec.containers[0].resources.requests[disk]: Invalid value: \"disk\": must be a standard resource for containers]")]
    [InlineData(
        "spec: {restartPolicy: Sometimes}",
        "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"OnFailure\", \"Never\"")]
    [InlineData("spec: {volumes: [{name: a, emptyDir: {}, configMap: {name: b}}]}", "spec.volumes[0].configMap: Forbidden: may not specify more than 1 volume type")]
    [InlineData("spec: {volumes: [{name: a}, {name: a}]}", "spec.volumes[1].name: Duplicate value: \"a\"")]
    [InlineData("spec: {volumes: [{name: a, secret: {}}]}", "spec.volumes[0].secret.secretName: Required value")]
    [InlineData(
        "spec: {tolerations: [{operator: Equal, value: x}]}",
        "spec.tolerations[0].operator: Invalid value: \"Equal\": operator must be Exists when `key` is empty, which means \"match all values and all keys\"")]
    [InlineData(
        "spec: {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {}}]}}}",
        "spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Required value: can not be empty")]
    [InlineData(
        "spec: {containers: [{name: Bad_Name, ports: [{containerPort: 0}]}], dnsPolicy: Mine}",
        "[spec.containers[0].name: Invalid value: \"Bad_Name\": " + LabelRule + ", spec.containers[0].image: Required value, "
        + "spec.containers[0].ports[0].containerPort: Required value, spec.dnsPolicy: Unsupported value: \"Mine\": supported values: "
        + "\"ClusterFirst\", \"ClusterFirstWithHostNet\", \"Default\", \"None\"]")]
    public void A_new_pod_is_examined(string change, string wrong) =>
        Assert.Equal(wrong, Manifest.WrongWhenNew<V1Pod>(Manifest.Pod, change));

    [Theory] // change of a stored Pod => what is wrong
    [InlineData("spec: {containers: [{name: nginx, image: nginx:1.18, imagePullPolicy: IfNotPresent}]}", "")]
    [InlineData("metadata: {labels: {app: web}}", "")]
    [InlineData("spec: {tolerations: [{operator: Exists}]}", "")]
    [InlineData("spec: {containers: [{name: nginx}]}", "spec.containers[0].image: Required value")]
    [InlineData(
        "spec: {containers: [{name: nginx, image: nginx:1.17}, {name: other, image: nginx:1.17}]}",
        "spec.containers: Forbidden: pod updates may not add or remove containers")]
    public void Little_of_a_pod_can_change(string change, string wrong) =>
        Assert.Equal(wrong, Manifest.WrongWhenChanged<V1Pod>(Manifest.Pod, change));

    [Fact]
    public void What_cannot_change_is_shown() => Assert.Equal(
        "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
        + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` "
        + "(allow it to be set to 1 if it was previously negative)\n"
        + "  core.PodSpec{\n- \thostname: nil,\n+ \thostname: \"other\",\n  }\n",
        Manifest.WrongWhenChanged<V1Pod>(Manifest.Pod, "spec: {hostname: other}"));

    [Fact]
    public void A_good_object_has_one_shared_empty_list_of_errors() => Assert.Same(
        Validation.Create(Manifest.Read<V1Pod>(Manifest.Pod, "{}")),
        Validation.Create(Manifest.Read<V1Deployment>(Manifest.Deployment, "{}")));
}
