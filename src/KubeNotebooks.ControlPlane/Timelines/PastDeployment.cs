using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>Finds a Deployment that is there or was there.</summary>
internal static class PastDeployment
{
    /// <summary>The Deployment of that name; when it is gone, the latest that had the name, as it was last.</summary>
    /// <exception cref="StatusException">NotFound: there never was one.</exception>
    public static V1Deployment Find(Cluster cluster, string @namespace, string name)
    {
        if (cluster.ApiServer.TryGet<V1Deployment>(@namespace, name) is { } living) return living;
        var entries = cluster.Trace.Entries;
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].What is ObjectWritten { Object: V1Deployment { Metadata: var meta } past }
                && meta.Name == name && meta.NamespaceProperty == @namespace) return past;
        }
        throw StatusException.NotFound(ResourceCatalogue.Deployments, name);
    }
}
