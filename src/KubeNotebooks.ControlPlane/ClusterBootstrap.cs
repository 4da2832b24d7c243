using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Namespaces;
using KubeNotebooks.ControlPlane.Kubelet;

namespace KubeNotebooks.ControlPlane;

/// <summary>The objects that every cluster has before anyone uses it.</summary>
internal static class ClusterBootstrap
{
    /// <summary>Who makes them.</summary>
    public const string Actor = "kube-apiserver";

    private static readonly string[] Namespaces = ["default", "kube-node-lease", "kube-public", "kube-system"];

    /// <summary>Creates namespaces, service accounts, the <c>kubernetes</c> Service and the nodes.</summary>
    public static void Create(KubeApiServer api, ClusterOptions options)
    {
        foreach (var name in Namespaces)
        {
            api.Create(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } }, Actor);
            NamespaceFurniture.Create(api, name, Actor);
        }
        api.Create(KubernetesService(), Actor);
        var machines = api.Simulator.Random("machines");
        for (var number = 1; number <= options.Nodes; number++)
        {
            var node = api.Create(NodeFactory.Create(number, options.PodsPerNode, options.Version, api.Now, machines), Actor);
            api.Create(NodeFactory.Lease(node, api.Now), Actor);
        }
    }

    private static V1Service KubernetesService() => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = "kubernetes",
            NamespaceProperty = "default",
            Labels = new Dictionary<string, string> { ["component"] = "apiserver", ["provider"] = "kubernetes" },
        },
        Spec = new V1ServiceSpec
        {
            Type = "ClusterIP",
            ClusterIP = "10.96.0.1",
            ClusterIPs = ["10.96.0.1"],
            SessionAffinity = "None",
            Ports = [new V1ServicePort { Name = "https", Port = 443, Protocol = "TCP", TargetPort = 6443.ToString(CultureInfo.InvariantCulture) }],
        },
    };
}
