using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Tables;
using KubeNotebooks.Kubectl;

namespace KubeNotebooks.Display.Cards;

/// <summary>
/// <c>rollout history</c> as a table with more than kubectl tells: images, pods, since when, and which revision is the current one.
/// </summary>
internal static class HistoryPicture
{
    private static readonly TableColumn[] Columns =
        [new("REVISION"), new("HASH"), new("IMAGES"), new("PODS"), new("AGE"), new("CHANGE-CAUSE")];

    /// <summary>The picture.</summary>
    public static string Of(PrintedRevisions printed, Cluster cluster)
    {
        var deployment = cluster.ApiServer.TryGet<V1Deployment>(printed.Namespace, printed.Name);
        if (deployment is null) return KubectlHtml.Block(printed.Text);
        var revisions = Revisions.Of(cluster, deployment).Where(one => printed.Revision == 0 || one.Number == printed.Revision);
        TableRow[] rows = [.. revisions.Select(one => new TableRow([.. Cells(one, cluster)], one.ReplicaSet))];
        var table = TablePicture.Bare(new PrintedTable(new Table(ResourceCatalogue.ReplicaSets, Columns, rows)), cluster);
        var heading = $"<div style=\"font-size:13px;margin:0 0 3px 0\">deployment <b>{Html.Escape(Short.Of(printed.Name, 100))}</b></div>";
        return printed.Revision == 0
            ? $"<div>{heading}{table}<div style=\"{TablePicture.QuietLine};{TablePicture.Faint}\">AGE counts from when a revision last became the current one; PODS are ready / wanted now.</div></div>"
            : $"<div>{heading}{table}{KubectlHtml.Block(printed.Text)}</div>";
    }

    private static IEnumerable<string> Cells(Revision one, Cluster cluster)
    {
        yield return one.Number.ToString(CultureInfo.InvariantCulture) + (one.IsCurrent ? " ● current" : "");
        yield return one.Hash;
        yield return string.Join(", ", one.Images);
        yield return string.Create(CultureInfo.InvariantCulture, $"{one.Ready}/{one.Wanted}");
        yield return one.Since is { } since ? HumanDuration.Since(since.UtcDateTime, cluster.Now) : "<unknown>";
        yield return one.Cause ?? "<none>";
    }
}
