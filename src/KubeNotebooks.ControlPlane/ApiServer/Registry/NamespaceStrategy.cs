using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>What is special about Namespaces.</summary>
/// <remarks>Source: kubernetes pkg/registry/core/namespace/strategy.go; the name label since 1.21.</remarks>
internal static class NamespaceStrategy
{
    /// <summary>Whether it is one of the namespaces that nobody may delete.</summary>
    /// <remarks>Source: kubernetes pkg/kubeapiserver/options/plugins.go; apiserver pkg/admission/plugin/namespace/lifecycle/admission.go, Admit.</remarks>
    public static bool IsImmortal(string name) => name is "default" or "kube-system" or "kube-public";

    /// <summary>A new namespace: active, held by the finalizer that empties it when it is deleted, labelled with its name.</summary>
    public static V1Namespace Created(V1Namespace created, KubernetesVersion version)
    {
        var labels = new Dictionary<string, string>(created.Metadata.Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        if (version.AtLeast(21)) labels["kubernetes.io/metadata.name"] = created.Metadata.Name;
        return created with
        {
            Metadata = created.Metadata with { Labels = labels.Count == 0 ? null : labels },
            Spec = new V1NamespaceSpec { Finalizers = ["kubernetes"] },
            Status = new V1NamespaceStatus { Phase = "Active" },
        };
    }
}
