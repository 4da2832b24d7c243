using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Controllers.Namespaces;

/// <summary>What every namespace is given: the default service account and, since 1.20, the cluster's root certificate.</summary>
internal static class NamespaceFurniture
{
    private const string CertificateDescription = "Contains a CA bundle that can be used to verify the kube-apiserver when using internal "
        + "endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of "
        + "Kubernetes clusters.";

    /// <summary>Creates them.</summary>
    public static void Create(KubeApiServer api, string name, WriteRequest request)
    {
        api.Create(new V1ServiceAccount { Metadata = new V1ObjectMeta { Name = "default", NamespaceProperty = name } }, request);
        if (!api.Version.AtLeast(20)) return;
        var metadata = new V1ObjectMeta
        {
            Name = "kube-root-ca.crt",
            NamespaceProperty = name,
            Annotations = new Dictionary<string, string> { ["kubernetes.io/description"] = CertificateDescription },
        };
        var certificate = "-----BEGIN CERTIFICATE-----\n(a simulated cluster has no certificate)\n-----END CERTIFICATE-----\n";
        api.Create(new V1ConfigMap { Metadata = metadata, Data = new Dictionary<string, string> { ["ca.crt"] = certificate } }, request);
    }
}
