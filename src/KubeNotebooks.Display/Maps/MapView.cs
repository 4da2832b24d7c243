using System.Globalization;
using System.Text;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Maps;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Maps;

/// <summary>A map of nodes and their pods, as text and as HTML.</summary>
public static class MapView
{
    private const string MarksStyle = "font-size:16px;line-height:1.45;letter-spacing:2px;overflow-wrap:anywhere";
    private const string SmallStyle = "font-size:12px;opacity:0.75";

    /// <summary>The map.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="map">Its map.</param>
    public static MimeBundle Of(Cluster cluster, ClusterMap map)
    {
        var rows = MapRows.Of(cluster, map);
        return MimeBundle.Text(MapText.Of(rows)).With(MimeBundle.HtmlText, HtmlOf(rows));
    }

    private static string HtmlOf(MapRows rows)
    {
        var html = new StringBuilder("<div style=\"font-family:monospace;font-size:12.5px;line-height:1.4;color:inherit;background:transparent;max-width:960px\">");
        if (rows.Rows.IsEmpty) html.Append("There are no nodes.");
        var named = rows.Rows.SelectMany(row => row.Groups).Select(group => group.Deployment).Distinct(StringComparer.Ordinal).Count() > 1;
        foreach (var row in rows.Rows) Append(html, row, rows.Counted, named);
        AppendLegend(html, rows);
        foreach (var remark in rows.Remarks) html.Append($"<div style=\"{SmallStyle}\">{Html.Escape(remark)}</div>");
        return html.Append("</div>").ToString();
    }

    private static void Append(StringBuilder html, MapRow row, bool counted, bool named)
    {
        html.Append($"<div style=\"margin:0 0 8px 0\"><div><b>{Html.Escape(row.Name)}</b>");
        foreach (var word in row.Words) html.Append($" <span style=\"border:1px solid currentColor;border-radius:3px;padding:0 4px;font-size:11px\">{Html.Escape(word)}</span>");
        foreach (var (name, text, share) in row.Requests) AppendRequest(html, name, text, share);
        html.Append($"</div><div style=\"{MarksStyle}\">");
        string? label = null;
        foreach (var group in row.Groups)
        {
            var owner = group.Deployment ?? group.Owner;
            if (named && owner != label) html.Append($"<span style=\"letter-spacing:0;{SmallStyle}\">{(label is null ? "" : " ")}{Html.Escape(Short.Of(owner, 60))} </span>");
            label = owner;
            AppendMarks(html, group, counted);
        }
        if (row.Groups.IsEmpty) html.Append($"<span style=\"letter-spacing:0;{SmallStyle}\">no pods</span>");
        html.Append("</div>");
        if (row.Reason.Length > 0) html.Append($"<div style=\"{SmallStyle};overflow-wrap:anywhere\">{Html.Escape(row.Reason)}</div>");
        html.Append("</div>");
    }

    private static void AppendRequest(StringBuilder html, string name, string text, double share)
    {
        var width = (share * 100).ToString("0.#", CultureInfo.InvariantCulture);
        html.Append($" <span style=\"white-space:nowrap;font-size:12px;margin-left:10px\"><span style=\"opacity:0.75\">{name}</span> ");
        html.Append("<span style=\"display:inline-block;vertical-align:middle;width:44px;height:6px;border:1px solid currentColor;border-radius:2px;opacity:0.75\">");
        html.Append($"<span style=\"display:block;height:6px;width:{width}%;background:currentColor\"></span></span> {Html.Escape(text)}</span>");
    }

    private static void AppendMarks(StringBuilder html, MapGroup group, bool counted)
    {
        var colour = group.State == PodState.Failed ? $"{Palette.Failure};border-bottom:2px solid {ColourOf(group)}" : ColourOf(group);
        var glyph = Palette.Glyph(group.State);
        if (counted)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span style=\"color:{colour};white-space:nowrap\" title=\"{Html.Escape(group.Owner)}: {MapText.Word(group.State)}\">{glyph}<span style=\"font-size:12px;letter-spacing:0\">×{group.Pods.Length}</span></span> ");
            return;
        }
        html.Append($"<span style=\"color:{colour}\">");
        foreach (var pod in group.Pods)
            html.Append($"<span title=\"{Html.Escape(Short.Of(pod.Pod.Metadata.Name))}: {Html.Escape(pod.Status)}\">{glyph}</span>");
        html.Append("</span>");
    }

    private static void AppendLegend(StringBuilder html, MapRows rows)
    {
        var groups = rows.Rows.SelectMany(row => row.Groups).ToList();
        if (groups.Count == 0) return;
        html.Append("<div style=\"font-size:12px\">");
        foreach (var state in groups.Select(group => group.State).Distinct().Order())
            html.Append($"<span style=\"white-space:nowrap\">{Palette.Glyph(state)} <span style=\"opacity:0.75\">{MapText.Word(state)}</span></span>  ");
        html.Append("</div><div style=\"font-size:12px\">");
        foreach (var owner in groups.DistinctBy(group => (group.Deployment, group.Hash)).OrderBy(group => group.Deployment is null)
            .ThenBy(group => group.Deployment, StringComparer.Ordinal).ThenBy(group => group.Place).Take(MapText.MostOwners))
            html.Append($"<span style=\"border-left:4px solid {ColourOf(owner)};padding-left:5px;margin-right:12px;display:inline-block\">{Html.Escape(owner.Owner)}</span> ");
        html.Append("</div>");
    }

    private static string ColourOf(MapGroup group) => group.Deployment is null ? Palette.Quiet : Palette.Of(group.Place).Solid;
}
