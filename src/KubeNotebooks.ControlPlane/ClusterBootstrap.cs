using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane;

/// <summary>The objects that every cluster has before anyone uses it.</summary>
internal static class ClusterBootstrap
{
    private const string Actor = "kube-apiserver";

    private static readonly string[] Namespaces = ["default", "kube-node-lease", "kube-public", "kube-system"];

    /// <summary>Creates namespaces, service accounts, the <c>kubernetes</c> Service and the nodes.</summary>
    public static void Create(KubeApiServer api, ClusterOptions options)
    {
        foreach (var name in Namespaces)
        {
            api.Create(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } }, Actor);
            NamespaceContents(api, name);
        }
        api.Create(KubernetesService(), Actor);
    }

    /// <summary>What a new namespace is given: the default service account and, since 1.20, the cluster's root certificate.</summary>
    public static void NamespaceContents(KubeApiServer api, string name)
    {
        api.Create(new V1ServiceAccount { Metadata = new V1ObjectMeta { Name = "default", NamespaceProperty = name } }, Actor);
        if (!api.Version.AtLeast(20)) return;
        api.Create(
            new V1ConfigMap
            {
                Metadata = new V1ObjectMeta
                {
                    Name = "kube-root-ca.crt",
                    NamespaceProperty = name,
                    Annotations = new Dictionary<string, string>
                    {
                        ["kubernetes.io/description"] = "Contains a CA bundle that can be used to verify the kube-apiserver when using internal "
                            + "endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions "
                            + "of Kubernetes clusters.",
                    },
                },
                Data = new Dictionary<string, string>
                {
                    ["ca.crt"] = "-----BEGIN CERTIFICATE-----\n(a simulated cluster has no certificate)\n-----END CERTIFICATE-----\n",
                },
            },
            Actor);
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
