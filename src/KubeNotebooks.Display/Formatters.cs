using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.ControlPlane.Diagnosis;
using KubeNotebooks.ControlPlane.Maps;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.ControlPlane.Trees;
using KubeNotebooks.Display.Charts;
using KubeNotebooks.Display.Explanations;
using KubeNotebooks.Display.Maps;
using KubeNotebooks.Display.Timelines;
using KubeNotebooks.Display.Trees;
using KubeNotebooks.Kubectl;
using Microsoft.DotNet.Interactive.Formatting;
using KubernetesJson = KubeNotebooks.ControlPlane.Api.Json.KubernetesJson;

namespace KubeNotebooks.Display;

/// <summary>Teaches the formatters of .NET notebooks how our types and Kubernetes' objects look.</summary>
public static class Formatters
{
    private static readonly Lock Gate = new();
    private static bool _registered;

    /// <summary>Registers them; doing so again changes nothing, so that what a user registered afterwards stays.</summary>
    /// <param name="cluster">The cluster whose time tells the age of objects that are shown.</param>
    /// <param name="plotly">Where charts get their script from.</param>
    public static void Register(Func<Cluster> cluster, Func<PlotlySource> plotly)
    {
        lock (Gate)
        {
            if (_registered) return;
            _registered = true;
        }
        ChartFormatter.RegisterWhenLoaded(plotly);
        Formatter.Register<KubectlResult>(result => result.StandardOutput, MimeBundle.PlainText);
        Formatter.Register<KubectlResult>(result => KubectlHtml.Of(result, cluster()), MimeBundle.HtmlText);
        Formatter.Register<Table>(PlainTable.Of, MimeBundle.PlainText);
        Formatter.Register<Table>(table => KubectlHtml.Of([table], cluster()), MimeBundle.HtmlText);
        Formatter.Register<RolloutTimeline>(TimelineText.Of, MimeBundle.PlainText);
        Formatter.Register<RolloutTimeline>(TimelineHtml.Of, MimeBundle.HtmlText);
        Formatter.Register<IKubernetesObject<V1ObjectMeta>>(Yaml, MimeBundle.PlainText);
        Formatter.Register<IKubernetesObject<V1ObjectMeta>>(one => KubectlHtml.BlockUnlessLong(Yaml(one)), MimeBundle.HtmlText);
        Formatter.Register<IEnumerable<IKubernetesObject<V1ObjectMeta>>>(
            all => string.Join('\n', Tables(all, cluster()).Select(PlainTable.Of)), MimeBundle.PlainText);
        Formatter.Register<IEnumerable<IKubernetesObject<V1ObjectMeta>>>(
            all => KubectlHtml.Of([.. Tables(all, cluster())], cluster()), MimeBundle.HtmlText);
        Formatter.Register<DeploymentTree>(tree => TreeView.Of(cluster(), tree).Plain, MimeBundle.PlainText);
        Formatter.Register<DeploymentTree>(tree => TreeView.Of(cluster(), tree).Entries[MimeBundle.HtmlText], MimeBundle.HtmlText);
        Formatter.Register<Explanation>(why => ExplanationView.Of(why, cluster().Now).Plain, MimeBundle.PlainText);
        Formatter.Register<Explanation>(why => ExplanationView.Of(why, cluster().Now).Entries[MimeBundle.HtmlText], MimeBundle.HtmlText);
        Formatter.Register<RolloutWalk>(walk => WalkView.Steps(walk).Plain, MimeBundle.PlainText);
        Formatter.Register<RolloutWalk>(walk => WalkView.Steps(walk).Entries[MimeBundle.HtmlText], MimeBundle.HtmlText);
        Formatter.Register<ClusterMap>(map => MapView.Of(cluster(), map).Plain, MimeBundle.PlainText);
        Formatter.Register<ClusterMap>(map => MapView.Of(cluster(), map).Entries[MimeBundle.HtmlText], MimeBundle.HtmlText);
    }

    private static string Yaml(IKubernetesObject<V1ObjectMeta> one) => YamlWriter.Write(KubernetesJson.ToJson(one));

    /// <summary>Objects as kubectl lists them, one table for each kind.</summary>
    private static IEnumerable<Table> Tables(IEnumerable<IKubernetesObject<V1ObjectMeta>> objects, Cluster cluster) => objects
        .GroupBy(one => ResourceCatalogue.Of(one.GetType()))
        .Select(kind => PlainTable.WithoutWideColumns(Printers.Print(kind.Key, [.. kind], cluster.Now, cluster.Options.Version)));
}
