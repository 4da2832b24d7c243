using System.Text;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Trees;
using KubeNotebooks.Display.Tables;
using KubeNotebooks.Display.Trees;
using KubeNotebooks.Kubectl;
using ApiObject = k8s.IKubernetesObject<k8s.Models.V1ObjectMeta>;

namespace KubeNotebooks.Display.Live;

/// <summary>The pods of what a command follows, as they are now: a Deployment's as a tree, pods themselves as a table.</summary>
internal static class ProgressPicture
{
    private const int MostDeployments = 5;

    /// <summary>The picture; empty when nothing of what is followed has pods, or it is gone.</summary>
    /// <param name="followed">What the command follows.</param>
    /// <param name="cluster">Where it is.</param>
    public static string Of(IEnumerable<PrintedProgress> followed, Cluster cluster)
    {
        var objects = followed.Distinct().Select(one => Find(cluster, one)).OfType<ApiObject>().ToArray();
        var html = new StringBuilder();
        foreach (var deployment in objects.OfType<V1Deployment>().Take(MostDeployments))
            html.Append(TreeView.Of(cluster, DeploymentTree.Of(cluster, deployment)).Entries[MimeBundle.HtmlText]);
        V1Pod[] pods = [.. objects.OfType<V1Pod>()];
        if (pods.Length == 0) return html.ToString();
        var table = PlainTable.WithoutWideColumns(Printers.Print(ResourceCatalogue.Pods, pods, cluster.Now, cluster.Options.Version));
        return html.Append(TablePicture.Bare(new PrintedTable(PlainTable.WithHeaders(table)), cluster)).ToString();
    }

    private static ApiObject? Find(Cluster cluster, PrintedProgress followed)
    {
        if (followed.Resource == ResourceCatalogue.Deployments)
            return cluster.ApiServer.TryGet<V1Deployment>(followed.Namespace, followed.Name);
        return followed.Resource == ResourceCatalogue.Pods ? cluster.ApiServer.TryGet<V1Pod>(followed.Namespace, followed.Name) : null;
    }
}
