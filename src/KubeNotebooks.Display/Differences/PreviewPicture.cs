using System.Globalization;
using System.Text;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Kubectl.Diff;
using KubeNotebooks.Kubectl.Previews;

namespace KubeNotebooks.Display.Differences;

/// <summary>What an undo would change, before it is done.</summary>
public static class PreviewPicture
{
    private const int MostPods = 8;

    /// <summary>The picture, as text and as HTML.</summary>
    /// <param name="preview">What would change.</param>
    /// <param name="cluster">The cluster, which gives the revisions their hues.</param>
    public static MimeBundle Of(UndoPreview preview, Cluster cluster)
    {
        ArgumentNullException.ThrowIfNull(preview);
        var (old, @new) = (Yaml(preview.Before), Yaml(preview.After));
        var difference = UnifiedDiff.Compare(
            new DiffFile(NameOf(preview.From, "now"), old, preview.From?.Since ?? cluster.Now),
            new DiffFile(NameOf(preview.To, "then"), @new, preview.To.Since ?? cluster.Now));
        var text = $"{Change(preview)}\n{Pods(preview)}\n{Images(preview)}{Nothing}\n\n{difference}";
        return MimeBundle.Text(text).With(MimeBundle.HtmlText, HtmlOf(preview, cluster, old, @new));
    }

    private const string Nothing = "This is a preview: nothing was changed.";

    private static string HtmlOf(UndoPreview preview, Cluster cluster, string old, string @new)
    {
        var hue = Palette.Of(cluster, preview.To.ReplicaSet.Metadata.Uid).Solid;
        var html = new StringBuilder($"<div style=\"border-left:4px solid {hue};padding:0 0 0 12px;font-size:14px;line-height:1.5;color:inherit;overflow-wrap:anywhere\">")
            .Append($"<div><b>{Html.Escape(Change(preview))}</b></div>")
            .Append($"<div>{Html.Escape(Pods(preview))}</div>");
        foreach (var line in Images(preview).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            html.Append($"<div>{Html.Escape(line)}</div>");
        html.Append($"<div style=\"opacity:0.75;margin:0 0 6px 0\">{Nothing}</div>")
            .Append(DifferencePicture.Of(NameOf(preview.From, "now"), NameOf(preview.To, "then"), old, @new));
        return html.Append("</div>").ToString();
    }

    private static string Change(UndoPreview preview)
    {
        var from = preview.From is { } present ? string.Create(CultureInfo.InvariantCulture, $" from revision {present.Number}") : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"rollout undo would take {Short.Of(preview.Before.Metadata.Name, 100)}{from} back to the pod template of revision {preview.To.Number}, which then becomes revision {preview.NextNumber}.");
    }

    private static string Pods(UndoPreview preview)
    {
        var count = preview.Replaced.Length;
        if (count == 0) return "No pod would be replaced: none runs another revision.";
        var names = string.Join(", ", preview.Replaced.Take(MostPods).Select(pod => Short.Of(pod.Metadata.Name, 100)));
        var more = count > MostPods ? string.Create(CultureInfo.InvariantCulture, $" and {count - MostPods} more") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "pod" : "pods")} would be replaced: {names}{more}.");
    }

    private static string Images(UndoPreview preview) => string.Concat(preview.Images.Select(one =>
    {
        var image = Short.Of(one.Image, 150);
        if (one.Nodes.Length == 0) return $"The image {image} is on no node yet: each node pulls it first.\n";
        return one.Nodes.Length == preview.NodeCount
            ? $"The image {image} is on every node already: no pod waits for a pull.\n"
            : string.Create(CultureInfo.InvariantCulture, $"The image {image} is on {one.Nodes.Length} of {preview.NodeCount} nodes already; the others pull it first.\n");
    }));

    private static string NameOf(Revision? revision, string otherwise) => revision is { Number: > 0 }
        ? string.Create(CultureInfo.InvariantCulture, $"revision {revision.Number} ({otherwise})")
        : otherwise;

    private static string Yaml(V1Deployment deployment) => YamlWriter.Write(KubernetesJson.ToJson(deployment.Spec.Template));
}
