using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Admission;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Tests.Api;

public class PodAdmissionTests
{
    private const string CredentialsPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    private static readonly V1PodSpec Spec = new()
    {
        Containers = [new V1Container { Name = "web", Image = "nginx:1" }],
        InitContainers = [new V1Container { Name = "first", Image = "busybox:1" }],
    };

    [Fact]
    public void A_pod_gets_an_account_its_token_tolerations_and_a_priority()
    {
        var pod = Admit(Spec, KubernetesVersion.V1_32);

        var volume = Assert.Single(pod.Spec.Volumes);
        Assert.Matches("^kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}$", volume.Name);
        Assert.Equal(3607, volume.Projected.Sources[0].ServiceAccountToken.ExpirationSeconds);
        foreach (var container in pod.Spec.Containers.Concat(pod.Spec.InitContainers))
        {
            var mount = Assert.Single(container.VolumeMounts);
            Assert.Equal((volume.Name, CredentialsPath, true), (mount.Name, mount.MountPath, mount.ReadOnlyProperty!.Value));
        }

        Assert.Equal(["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"], pod.Spec.Tolerations.Select(one => one.Key));
        Assert.Equal(
            ("default", "default", 0, "PreemptLowerPriority", "Pending", "BestEffort"),
            (pod.Spec.ServiceAccountName, pod.Spec.ServiceAccount, pod.Spec.Priority, pod.Spec.PreemptionPolicy, pod.Status.Phase,
                pod.Status.QosClass));
    }

    [Fact]
    public void In_older_releases_the_token_is_in_a_secret_that_a_namespaces_pods_share()
    {
        var (one, other) = (Admit(Spec, KubernetesVersion.V1_17), Admit(Spec, KubernetesVersion.V1_17));

        Assert.Matches("^default-token-[bcdfghjklmnpqrstvwxz2456789]{5}$", one.Spec.Volumes[0].Secret.SecretName);
        Assert.Equal(one.Spec.Volumes[0].Name, other.Spec.Volumes[0].Name);
        Assert.Null(one.Spec.PreemptionPolicy);
    }

    [Fact]
    public void Pods_that_share_a_template_share_all_but_the_volumes_name()
    {
        var random = new RandomStream(1, "volumes");
        var (one, other) = (Admit(Spec, KubernetesVersion.V1_32, random), Admit(Spec, KubernetesVersion.V1_32, random));

        Assert.NotEqual(one.Spec.Volumes[0].Name, other.Spec.Volumes[0].Name);
        Assert.Same(one.Spec.Volumes[0].Projected, other.Spec.Volumes[0].Projected);
        Assert.Same(one.Spec.Tolerations, other.Spec.Tolerations);
        Assert.Same(one.Status, other.Status);
    }

    [Fact]
    public void What_a_pod_says_itself_is_left_alone()
    {
        var pod = Admit(
            Spec with { AutomountServiceAccountToken = false, Tolerations = [new V1Toleration { OperatorProperty = "Exists" }] },
            KubernetesVersion.V1_32);

        Assert.Null(pod.Spec.Volumes);
        Assert.Single(pod.Spec.Tolerations);
    }

    [Fact]
    public void An_unknown_priority_class_is_refused()
    {
        var error = Assert.Throws<StatusException>(() => Admit(Spec with { PriorityClassName = "urgent" }, KubernetesVersion.V1_32));

        Assert.Equal("pods \"web\" is forbidden: no PriorityClass with name urgent was found", error.Message);
    }

    [Theory] // limits and requests of a container => the pod's class
    [InlineData("", "", "", "", "BestEffort")]
    [InlineData("1", "1Gi", "1000m", "1024Mi", "Guaranteed")]
    [InlineData("1", "", "1", "", "Burstable")]
    [InlineData("", "", "100m", "", "Burstable")]
    [InlineData("2", "1Gi", "1", "1Gi", "Burstable")]
    public void The_quality_of_service_follows_from_the_resources(string cpu, string memory, string cpuRequest, string memoryRequest, string qos)
    {
        var resources = new V1ResourceRequirements { Limits = Amounts(cpu, memory), Requests = Amounts(cpuRequest, memoryRequest) };
        var container = new V1Container { Name = "web", Image = "nginx:1", Resources = resources };

        Assert.Equal(qos, PodQos.ClassOf(new V1PodSpec { Containers = [container] }));
    }

    private static Dictionary<string, ResourceQuantity> Amounts(string cpu, string memory)
    {
        var amounts = new Dictionary<string, ResourceQuantity>();
        if (cpu.Length > 0) amounts["cpu"] = new ResourceQuantity(cpu);
        if (memory.Length > 0) amounts["memory"] = new ResourceQuantity(memory);
        return amounts;
    }

    private static V1Pod Admit(V1PodSpec spec, KubernetesVersion version, RandomStream? random = null)
    {
        var pod = new V1Pod { Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "default" }, Spec = spec };
        return PodAdmission.Admit(Defaults.Apply(pod, version), random ?? new RandomStream(1, "volumes"), version);
    }
}
