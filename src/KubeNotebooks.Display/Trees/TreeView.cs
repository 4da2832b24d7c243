using System.Collections.Immutable;
using System.Text;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Trees;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Trees;

/// <summary>A tree of Deployment, revisions and pods, as text and as HTML.</summary>
/// <remarks>Simulated: it inherits colours and background; the hue of a revision stands in its name and in the lines that lead to its pods.</remarks>
public static class TreeView
{
    private const string TableStyle = "border-collapse:collapse;border:0;margin:0 0 0.6em 0;font-family:monospace;font-size:12px;line-height:1.4;color:inherit;background:transparent";
    private const string RowStyle = "background:transparent;border:0";
    private const string CellStyle = "padding:0 9px 0 0;border:0;text-align:left;vertical-align:top;background:transparent;max-width:none;white-space:";

    // Where a front end strips styles and has cells stand at the right, the lines of the tree still meet.
    private const string Left = "<div align=\"left\">";
    private const int Name = 1; // the glyph stands in the same column
    private const int Status = 2;
    private const int Examples = 3; // or the ready containers

    /// <summary>The tree of one Deployment.</summary>
    /// <param name="cluster">Where it is.</param>
    /// <param name="tree">The tree.</param>
    public static MimeBundle Of(Cluster cluster, DeploymentTree tree) => Of(cluster, [tree]);

    /// <summary>Some trees, one below the other.</summary>
    /// <param name="cluster">Where the Deployments are.</param>
    /// <param name="trees">The trees.</param>
    public static MimeBundle Of(Cluster cluster, ImmutableArray<DeploymentTree> trees)
    {
        var lines = TreeLines.Of(cluster, trees);
        return MimeBundle.Text(TreeText.Of(lines)).With(MimeBundle.HtmlText, HtmlOf(lines));
    }

    private static string HtmlOf(ImmutableArray<TreeLine> lines)
    {
        var used = UsedColumns(lines);
        var html = new StringBuilder($"<table style=\"{TableStyle}\"><tbody>");
        foreach (var line in lines)
        {
            html.Append($"<tr style=\"{RowStyle}\">");
            if (line.Kind == TreeLineKind.Pod) AppendPod(html, line, used);
            else AppendSpanning(html, line, Math.Max(1, used.Length));
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }

    private static void AppendSpanning(StringBuilder html, TreeLine line, int columns)
    {
        var space = line is { Kind: TreeLineKind.Deployment } ? "padding-top:4px;" : "";
        html.Append($"<td colspan=\"{columns}\" style=\"{CellStyle}pre-wrap;overflow-wrap:anywhere;{space}padding-left:{line.Guide.Length}ch;text-indent:-{line.Guide.Length}ch\">{Left}");
        AppendGuide(html, line.Guide, line.Guide.Length > 3 ? line.Place : null);
        switch (line.Kind)
        {
            case TreeLineKind.Deployment:
                html.Append($"<b>{Html.Escape(line.Cells[0])}</b>");
                AppendRest(html, line.Cells[1..]);
                break;
            case TreeLineKind.Revision:
                html.Append($"<b style=\"color:{Palette.Of(line.Place ?? 0).Solid}\">{Html.Escape(string.Join("  ", line.Cells[..3]))}</b>");
                AppendRest(html, line.Cells[3..]);
                break;
            default:
                html.Append($"<span style=\"opacity:0.7\">{Html.Escape(string.Join("  ", line.Cells).TrimEnd())}</span>");
                break;
        }
        html.Append("</div></td>");
    }

    private static void AppendRest(StringBuilder html, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length == 0) continue;
            html.Append(word[0] == '✕' ? $"  <b style=\"color:{Palette.Failure}\">{Html.Escape(word)}</b>" : $"  <span style=\"white-space:nowrap\">{Html.Escape(word)}</span>");
        }
    }

    private static ImmutableArray<int> UsedColumns(ImmutableArray<TreeLine> lines)
    {
        var pods = lines.Where(line => line.Kind == TreeLineKind.Pod).ToList();
        return pods.Count == 0 ? [] : [.. Enumerable.Range(Name, pods[0].Cells.Length - Name).Where(column => pods.Any(pod => pod.Cells[column].Length > 0))];
    }

    private static void AppendPod(StringBuilder html, TreeLine line, ImmutableArray<int> columns)
    {
        foreach (var column in columns)
        {
            var cell = line.Cells[column];
            switch (column)
            {
                case Name:
                    html.Append($"<td style=\"{CellStyle}pre\"");
                    if (line.Title is { } title) html.Append($" title=\"{Html.Escape(Short.Of(title))}\"");
                    html.Append('>').Append(Left);
                    AppendGuide(html, line.Guide, line.Place);
                    html.Append($"<span style=\"color:{Palette.ColourOf(line.State)}\">{line.Cells[0]}</span> {Html.Escape(cell)}</div></td>");
                    break;
                case Status:
                    html.Append($"<td style=\"{CellStyle}normal\">{Breakable(cell)}</td>");
                    break;
                default:
                    var wraps = column == Examples || column == line.Cells.Length - 1;
                    html.Append($"<td style=\"{CellStyle}{(wraps ? "normal" : "nowrap")}\">{Html.Escape(cell)}</td>");
                    break;
            }
        }
    }

    // On a phone a long STATUS may break before its inner capitals.
    private static string Breakable(string word)
    {
        var html = new StringBuilder();
        for (var i = 0; i < word.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(word[i]) && char.IsAsciiLetterLower(word[i - 1])) html.Append("<wbr/>");
            html.Append(Html.Escape(word[i].ToString()));
        }
        return html.ToString();
    }

    // The last part of a pod's guide has the hue of its revision.
    private static void AppendGuide(StringBuilder html, string guide, int? place)
    {
        if (guide.Length == 0) return;
        var own = place is not null && guide.Length > 3 ? 3 : 0;
        guide = guide.Replace(' ', '\u00A0'); // it is kept where the style white-space is not
        html.Append($"<span style=\"opacity:0.55\">{guide[..^own]}</span>");
        if (own > 0) html.Append($"<span style=\"color:{Palette.Of(place!.Value).Solid}\">{guide[^own..]}</span>");
    }
}
