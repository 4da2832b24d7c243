using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Makes the nodes of a cluster as their kubelets would report them.</summary>
/// <remarks>Simulated: 4 cores and 8 GiB each; nodes since 1.24 have containerd, older ones Docker.</remarks>
internal static class NodeFactory
{
    private const int AddressesPerSmallNode = 110;

    /// <summary>The name of a node.</summary>
    /// <param name="number">1 for the first.</param>
    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"worker-{number}");

    /// <summary>Makes a node.</summary>
    /// <param name="number">1 for the first.</param>
    /// <param name="podsPerNode">How many pods it takes.</param>
    /// <param name="version">The release that it runs.</param>
    /// <param name="now">When its conditions were reported.</param>
    /// <param name="chance">Draws its machine's ids.</param>
    public static V1Node Create(int number, int podsPerNode, KubernetesVersion version, DateTime now, RandomStream chance)
    {
        var name = Name(number);
        var cidr = Cidr(number, podsPerNode);
        var resources = Resources(podsPerNode);
        return new V1Node
        {
            Metadata = new V1ObjectMeta { Name = name, Labels = Labels(name), Annotations = Annotations(version) },
            Spec = new V1NodeSpec { PodCIDR = cidr, PodCIDRs = [cidr], ProviderID = version.AtLeast(18) ? $"kind://docker/kind/{name}" : null },
            Status = new V1NodeStatus
            {
                Addresses =
                [
                    new V1NodeAddress { Address = HostIP(number), Type = "InternalIP" },
                    new V1NodeAddress { Address = name, Type = "Hostname" },
                ],
                Allocatable = resources,
                Capacity = resources,
                Conditions = Conditions(now),
                DaemonEndpoints = new V1NodeDaemonEndpoints { KubeletEndpoint = new V1DaemonEndpoint { Port = 10250 } },
                NodeInfo = SystemInfo(version, chance),
            },
        };
    }

    /// <summary>Makes the sign of life that a node's kubelet renews.</summary>
    /// <param name="node">The node, as stored.</param>
    /// <param name="now">When it was renewed last.</param>
    /// <remarks>Source: kubernetes pkg/util/node/nodelease.go, SetNodeOwnerFunc. Simulated: it is not renewed while nothing is wrong.</remarks>
    public static V1Lease Lease(V1Node node, DateTime now) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = node.Metadata.Name,
            NamespaceProperty = "kube-node-lease",
            OwnerReferences = [new V1OwnerReference { ApiVersion = "v1", Kind = "Node", Name = node.Metadata.Name, Uid = node.Metadata.Uid }],
        },
        Spec = new V1LeaseSpec { HolderIdentity = node.Metadata.Name, LeaseDurationSeconds = 40, RenewTime = now },
    };

    private static string HostIP(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"172.18.{(number + 1) / 256}.{(number + 1) % 256}");

    // 256 addresses for up to 110 pods, as kubeadm gives them; 1024 for more. From 10.244.0.0 on, and after 10.255 from 10.128.0.0 on.
    private static string Cidr(int number, int podsPerNode)
    {
        var (step, prefix) = podsPerNode <= AddressesPerSmallNode ? (1, 24) : (4, 22);
        var block = number * step;
        var second = 244 + (block / 256);
        return string.Create(CultureInfo.InvariantCulture, $"10.{(second < 256 ? second : second - 128)}.{block % 256}.0/{prefix}");
    }

    private static Dictionary<string, string> Labels(string name) => new()
    {
        ["beta.kubernetes.io/arch"] = "amd64",
        ["beta.kubernetes.io/os"] = "linux",
        ["kubernetes.io/arch"] = "amd64",
        ["kubernetes.io/hostname"] = name,
        ["kubernetes.io/os"] = "linux",
    };

    private static Dictionary<string, string> Annotations(KubernetesVersion version) => new()
    {
        ["kubeadm.alpha.kubernetes.io/cri-socket"] =
            version.AtLeast(24) ? "unix:///run/containerd/containerd.sock" : "/var/run/dockershim.sock",
        ["node.alpha.kubernetes.io/ttl"] = "0",
        ["volumes.kubernetes.io/controller-managed-attach-detach"] = "true",
    };

    private static Dictionary<string, ResourceQuantity> Resources(int podsPerNode) => new()
    {
        ["cpu"] = new ResourceQuantity("4"),
        ["ephemeral-storage"] = new ResourceQuantity("263174212Ki"),
        ["hugepages-1Gi"] = new ResourceQuantity("0"),
        ["hugepages-2Mi"] = new ResourceQuantity("0"),
        ["memory"] = new ResourceQuantity("8Gi"),
        ["pods"] = new ResourceQuantity(podsPerNode.ToString(CultureInfo.InvariantCulture)),
    };

    private static List<V1NodeCondition> Conditions(DateTime now) =>
    [
        Condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available", now),
        Condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now),
        Condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available", now),
        Condition("Ready", "True", "KubeletReady", "kubelet is posting ready status", now),
    ];

    /// <summary>A condition as a kubelet reports it of a node that is well; null: it reports none of that type.</summary>
    public static V1NodeCondition? Condition(string type, DateTime now) => Conditions(now).Find(condition => condition.Type == type);

    private static V1NodeCondition Condition(string type, string status, string reason, string message, DateTime now) => new()
    {
        Type = type,
        Status = status,
        Reason = reason,
        Message = message,
        LastHeartbeatTime = now,
        LastTransitionTime = now,
    };

    private static V1NodeSystemInfo SystemInfo(KubernetesVersion version, RandomStream chance) => new()
    {
        Architecture = "amd64",
        BootID = chance.Uuid(),
        ContainerRuntimeVersion = version.AtLeast(24) ? "containerd://2.0.3" : "docker://19.3.8",
        KernelVersion = version.AtLeast(24) ? "6.8.0-49-generic" : "4.15.0-88-generic",
        KubeProxyVersion = version.AtLeast(31) ? "" : version.GitVersion,
        KubeletVersion = version.GitVersion,
        MachineID = chance.Uuid().Replace("-", "", StringComparison.Ordinal),
        OperatingSystem = "linux",
        OsImage = version.AtLeast(24) ? "Debian GNU/Linux 12 (bookworm)" : "Ubuntu 18.04.4 LTS",
        SystemUUID = chance.Uuid(),
    };
}
