using k8s.Models;

namespace KubeNotebooks.ControlPlane.Tests.Api.Validating;

public class DeploymentValidationTests
{
    private const string Percent =
        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is "
        + "'[0-9]+%')";

    private const string OtherLabels =
        "spec.template.metadata.labels: Invalid value: map[string]string{\"app\":\"web\"}: `selector` does not match template `labels`";

    [Theory] // change of a good Deployment => what is wrong
    [InlineData("{}", "")]
    [InlineData("spec: {replicas: 0, minReadySeconds: 10, strategy: {type: Recreate}}", "")]
    [InlineData("spec: {selector: null}", "[spec.selector: Required value, " + OtherLabels + "]")]
    [InlineData(
        "spec: {selector: {matchLabels: null}}",
        "spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: "
        + "empty selector is invalid for deployment")]
    [InlineData("spec: {selector: {matchLabels: {app: api}}}", OtherLabels)]
    [InlineData(
        "spec: {template: {metadata: null}}",
        "spec.template.metadata.labels: Invalid value: map[string]string(nil): `selector` does not match template `labels`")]
    [InlineData("spec: {replicas: -1}", "spec.replicas: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData(
        "spec: {strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}}",
        "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: intstr.IntOrString{Type:0, IntVal:0, StrVal:\"\"}: may not be 0 when `maxSurge` is 0")]
    [InlineData(
        "spec: {strategy: {rollingUpdate: {maxSurge: 0%, maxUnavailable: 0%}}}",
        "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:\"0%\"}: may not be 0 when `maxSurge` is 0")]
    [InlineData(
        "spec: {strategy: {rollingUpdate: {maxUnavailable: 150%}}}",
        "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:\"150%\"}: must not be greater than 100%")]
    [InlineData(
        "spec: {strategy: {rollingUpdate: {maxSurge: abc}}}",
        "spec.strategy.rollingUpdate.maxSurge: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:\"abc\"}: " + Percent)]
    [InlineData(
        "spec: {strategy: {rollingUpdate: {maxSurge: -1}}}",
        "spec.strategy.rollingUpdate.maxSurge: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData(
        "spec: {strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}}",
        "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'")]
    [InlineData(
        "spec: {strategy: {type: Foo}}",
        "spec.strategy: Unsupported value: apps.DeploymentStrategy{Type:\"Foo\", RollingUpdate:(*apps.RollingUpdateDeployment)(nil)}: "
        + "supported values: \"Recreate\", \"RollingUpdate\"")]
    [InlineData(
        "spec: {minReadySeconds: 5, progressDeadlineSeconds: 5}",
        "spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds")]
    [InlineData(
        "spec: {template: {spec: {restartPolicy: Never}}}",
        "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"")]
    [InlineData("spec: {revisionHistoryLimit: -1}", "spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData("spec: {template: {spec: {containers: null}}}", "spec.template.spec.containers: Required value")]
    [InlineData(
        "spec: {selector: {matchExpressions: [{key: app, operator: In}]}}",
        "[spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn', "
        + "spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{\"app\":\"web\"}, MatchExpressions:[]v1.LabelSelectorRequirement"
        + "{v1.LabelSelectorRequirement{Key:\"app\", Operator:\"In\", Values:[]string(nil)}}}: invalid label selector]")]
    public void A_new_deployment_is_examined(string change, string wrong) =>
        Assert.Equal(wrong, Manifest.WrongWhenNew<V1Deployment>(Manifest.Deployment, change));

    [Theory] // change of a stored Deployment => what is wrong
    [InlineData("spec: {replicas: 5, template: {spec: {containers: [{name: nginx, image: nginx:1.18}]}}}", "")]
    [InlineData(
        "spec: {selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api}}}}",
        "spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{\"app\":\"api\"}, "
        + "MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable")]
    public void A_deployment_keeps_its_selector(string change, string wrong) =>
        Assert.Equal(wrong, Manifest.WrongWhenChanged<V1Deployment>(Manifest.Deployment, change));

    [Theory] // change of a good ReplicaSet => what is wrong
    [InlineData("{}", "")]
    [InlineData("spec: {replicas: -2}", "spec.replicas: Invalid value: -2: must be greater than or equal to 0")]
    [InlineData("spec: {selector: {matchLabels: {app: api}}}", OtherLabels)]
    public void A_new_replica_set_is_examined(string change, string wrong) =>
        Assert.Equal(wrong, Manifest.WrongWhenNew<V1ReplicaSet>(Manifest.Deployment, change));
}
