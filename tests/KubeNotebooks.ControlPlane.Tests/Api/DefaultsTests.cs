using System.Text;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Tests.Api;

public class DefaultsTests
{
    private static readonly KubernetesVersion Version = KubernetesVersion.V1_32;

    private static IKubernetesObject<V1ObjectMeta>[] Bare =>
    [
        Web(),
        new V1ReplicaSet { Metadata = new V1ObjectMeta { Name = "web" } },
        new V1Pod { Metadata = new V1ObjectMeta { Name = "web" }, Spec = Web().Spec.Template.Spec },
        new V1Service { Metadata = new V1ObjectMeta { Name = "web" }, Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Port = 80 }] } },
        new V1Secret { Metadata = new V1ObjectMeta { Name = "web" }, StringData = new Dictionary<string, string> { ["key"] = "text" } },
        new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "web" } },
        new V1Namespace { Metadata = new V1ObjectMeta { Name = "web" } },
        new V1Node { Metadata = new V1ObjectMeta { Name = "web" }, Status = new V1NodeStatus { Capacity = Amounts("cpu", "4") } },
    ];

    [Fact]
    public void What_has_its_defaults_is_given_back_as_it_is()
    {
        foreach (var bare in Bare)
        {
            var once = Apply(bare);
            Assert.Same(once, Apply(once));
        }
    }

    [Fact]
    public void A_deployment_gets_its_defaults()
    {
        var spec = Defaults.Apply(Web(), Version).Spec;

        Assert.Equal(
            (1, 10, 600, "RollingUpdate", "25%", "25%"),
            (spec.Replicas, spec.RevisionHistoryLimit, spec.ProgressDeadlineSeconds, spec.Strategy.Type,
                spec.Strategy.RollingUpdate.MaxSurge.Value, spec.Strategy.RollingUpdate.MaxUnavailable.Value));
        Assert.Null(spec.Template.Spec.EnableServiceLinks);
        Assert.NotNull(spec.Template.Metadata);
    }

    [Fact]
    public void Each_half_of_a_rolling_update_is_filled_by_itself()
    {
        var web = Web();
        web = web with
        {
            Spec = web.Spec with { Strategy = new V1DeploymentStrategy { RollingUpdate = new V1RollingUpdateDeployment { MaxSurge = 2 } } },
        };

        var rollingUpdate = Defaults.Apply(web, Version).Spec.Strategy.RollingUpdate;

        Assert.Equal(("2", "25%"), (rollingUpdate.MaxSurge.Value, rollingUpdate.MaxUnavailable.Value));
    }

    [Fact]
    public void A_strategy_that_validation_must_refuse_is_left_for_it_to_see()
    {
        var web = Web();
        var strategy = new V1DeploymentStrategy { Type = "Recreate", RollingUpdate = new V1RollingUpdateDeployment { MaxSurge = 1 } };
        web = web with { Spec = web.Spec with { Strategy = strategy } };

        Assert.Same(strategy, Defaults.Apply(web, Version).Spec.Strategy);
    }

    [Theory] // image => when it is pulled
    [InlineData("nginx", "Always")]
    [InlineData("nginx:latest", "Always")]
    [InlineData("nginx:1.17", "IfNotPresent")]
    [InlineData("localhost:5000/nginx", "Always")]
    [InlineData("localhost:5000/nginx:1", "IfNotPresent")]
    [InlineData("example.com/team/web:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "Always")]
    [InlineData("nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "IfNotPresent")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "IfNotPresent")]
    [InlineData("Not an image", "IfNotPresent")]
    [InlineData("Nginx", "IfNotPresent")]
    public void The_pull_policy_follows_from_the_tag(string image, string policy)
    {
        var pod = new V1Pod { Spec = new V1PodSpec { Containers = [new V1Container { Name = "web", Image = image }] } };

        Assert.Equal(policy, Defaults.Apply(pod, Version).Spec.Containers[0].ImagePullPolicy);
    }

    [Fact]
    public void Only_pods_ask_for_what_they_may_have_at_most()
    {
        var container = new V1Container { Name = "web", Image = "nginx:1", Resources = new V1ResourceRequirements { Limits = Amounts("cpu", "0.0001") } };
        var spec = new V1PodSpec { Containers = [container] };

        var pod = Defaults.Apply(new V1Pod { Spec = spec }, Version).Spec.Containers[0].Resources;
        var template = Defaults.Apply(new V1ReplicaSet { Spec = new V1ReplicaSetSpec { Template = new V1PodTemplateSpec { Spec = spec } } }, Version)
            .Spec.Template.Spec.Containers[0].Resources;

        Assert.Equal("1m", pod.Requests["cpu"].ToString());
        Assert.Equal("1m", template.Limits["cpu"].ToString());
        Assert.Null(template.Requests);
    }

    [Fact]
    public void Pods_of_one_template_share_their_filled_spec()
    {
        var spec = Web().Spec.Template.Spec;
        var one = Defaults.Apply(new V1Pod { Metadata = new V1ObjectMeta { Name = "a" }, Spec = spec }, Version);
        var other = Defaults.Apply(new V1Pod { Metadata = new V1ObjectMeta { Name = "b" }, Spec = spec }, Version);

        Assert.Same(one.Spec, other.Spec);
        Assert.True(one.Spec.EnableServiceLinks);
    }

    [Theory] // release, host port of a template on the host's network
    [InlineData("1.17", 80)]
    [InlineData("1.32", null)]
    public void Older_releases_give_a_template_on_the_hosts_network_its_host_ports(string release, int? hostPort)
    {
        var container = new V1Container { Name = "web", Image = "nginx:1", Ports = [new V1ContainerPort { ContainerPort = 80 }] };
        var template = new V1PodTemplateSpec { Spec = new V1PodSpec { HostNetwork = true, Containers = [container] } };
        var replicaSet = new V1ReplicaSet { Spec = new V1ReplicaSetSpec { Template = template } };

        var filled = Defaults.Apply(replicaSet, KubernetesVersion.Parse(release));

        Assert.Equal(hostPort, filled.Spec.Template.Spec.Containers[0].Ports[0].HostPort);
    }

    [Fact]
    public void A_secrets_texts_become_data()
    {
        var secret = new V1Secret { StringData = new Dictionary<string, string> { ["key"] = "text" } };

        var filled = Defaults.Apply(secret, Version);

        Assert.Equal("text", Encoding.UTF8.GetString(filled.Data["key"]));
        Assert.Null(filled.StringData);
        Assert.Equal("Opaque", filled.Type);
    }

    private static V1Deployment Web() => new()
    {
        Metadata = new V1ObjectMeta { Name = "web" },
        Spec = new V1DeploymentSpec
        {
            Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } },
            Template = new V1PodTemplateSpec
            {
                Spec = new V1PodSpec
                {
                    Containers =
                    [
                        new V1Container
                        {
                            Name = "nginx",
                            Image = "nginx:1.17",
                            Ports = [new V1ContainerPort { ContainerPort = 80 }],
                            ReadinessProbe = new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80 } },
                            Resources = new V1ResourceRequirements { Limits = Amounts("memory", "64Mi") },
                        },
                    ],
                    Volumes = [new V1Volume { Name = "scratch" }, new V1Volume { Name = "conf", ConfigMap = new V1ConfigMapVolumeSource() }],
                },
            },
        },
    };

    private static Dictionary<string, ResourceQuantity> Amounts(string name, string amount) => new() { [name] = new ResourceQuantity(amount) };

    private static IKubernetesObject<V1ObjectMeta> Apply(IKubernetesObject<V1ObjectMeta> obj) => obj switch
    {
        V1Deployment one => Defaults.Apply(one, Version),
        V1ReplicaSet one => Defaults.Apply(one, Version),
        V1Pod one => Defaults.Apply(one, Version),
        V1Service one => Defaults.Apply(one, Version),
        V1Secret one => Defaults.Apply(one, Version),
        V1Namespace one => Defaults.Apply(one, Version),
        V1Node one => Defaults.Apply(one, Version),
        _ => obj,
    };
}
