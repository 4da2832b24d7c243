using System.Globalization;
using System.Text;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Live;

/// <summary>How far the cluster's time has come while it passes, and which Deployments are on the move.</summary>
public static class RunView
{
    private const int MostDeployments = 8;
    private const string LineStyle = "font-size:12px;line-height:1.6;font-family:monospace;color:inherit;background:transparent";

    /// <summary>The picture.</summary>
    /// <param name="cluster">Whose time passes.</param>
    /// <param name="start">When it began to pass.</param>
    /// <param name="span">How long it will.</param>
    public static MimeBundle Of(Cluster cluster, DateTimeOffset start, TimeSpan span)
    {
        var now = cluster.Now.ToOffset(cluster.Options.UtcOffset);
        var passed = cluster.Now - start;
        var part = (int)(100 * passed / span);
        var progress = string.Create(CultureInfo.InvariantCulture,
            $"{now:HH:mm:ss}  {HumanDuration.Format(passed)} of {HumanDuration.Format(span)} ({part} %)");
        var text = new StringBuilder(progress).Append('\n');
        var html = new StringBuilder($"<div style=\"{LineStyle}\"><div>{progress}</div>")
            .Append(CultureInfo.InvariantCulture, $"<div style=\"max-width:360px;height:3px;background:{Palette.Quiet}44;margin:2px 0 6px 0\">")
            .Append(CultureInfo.InvariantCulture, $"<div style=\"width:{part}%;height:3px;background:{Palette.Quiet}\"></div></div>");
        V1Deployment[] moving = [.. cluster.ApiServer.List<V1Deployment>().Where(deployment => RolloutStandings.Of(deployment) != RolloutStanding.Complete)];
        foreach (var deployment in moving.Take(MostDeployments))
        {
            var (name, ready, wanted) = (deployment.Metadata.Name, deployment.Status?.ReadyReplicas ?? 0, deployment.Spec.Replicas ?? 1);
            var numbers = string.Create(CultureInfo.InvariantCulture, $"ready {ready}/{wanted}, updated {deployment.Status?.UpdatedReplicas ?? 0}, in all {deployment.Status?.Replicas ?? 0}");
            text.Append($"◔ {name}  {numbers}\n");
            html.Append($"<div><span style=\"color:{Palette.ColourOf(ControlPlane.Printers.PodState.Starting)}\">◔</span> <b>{Html.Escape(name)}</b>  {numbers}</div>");
        }
        if (moving.Length > MostDeployments)
        {
            var rest = string.Create(CultureInfo.InvariantCulture, $"and {moving.Length - MostDeployments} more Deployments on the move");
            text.Append(rest).Append('\n');
            html.Append($"<div>{rest}</div>");
        }
        return MimeBundle.Text(text.ToString()).With(MimeBundle.HtmlText, html.Append("</div>").ToString());
    }
}
