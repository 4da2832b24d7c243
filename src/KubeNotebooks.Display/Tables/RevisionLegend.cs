using System.Globalization;
using System.Text;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Tables;

/// <summary>The line below tables that says which hue is which revision.</summary>
internal static class RevisionLegend
{
    private const int Most = 6;

    /// <summary>Appends it; nothing when no row belongs to a revision.</summary>
    public static void Append(StringBuilder html, IReadOnlyList<ShownTable> tables)
    {
        RevisionMark[] marks =
        [
            .. tables.SelectMany(table => table.Rows).Select(row => row.Mark).OfType<RevisionMark>().Distinct()
                .OrderBy(mark => mark.Deployment, StringComparer.Ordinal).ThenBy(mark => mark.Place),
        ];
        if (marks.Length == 0) return;
        html.Append($"<div style=\"{TablePicture.QuietLine};display:flex;flex-wrap:wrap;gap:0 16px\">");
        foreach (var mark in marks.Take(Most))
        {
            html.Append($"<span style=\"border-left:4px solid {mark.Hue.Solid};padding-left:7px\">")
                .Append($"<b style=\"color:{mark.Hue.Solid}\">{Html.Escape(Short.Of(mark.Revision.Hash, 40))}</b>")
                .Append($"<span style=\"{TablePicture.Faint}\">: {Html.Escape(Words(mark, marks))}</span></span>");
        }
        if (marks.Length > Most) html.Append(CultureInfo.InvariantCulture, $"<span style=\"{TablePicture.Faint}\">and {marks.Length - Most} more revisions</span>");
        html.Append("</div>");
    }

    private static string Words(RevisionMark mark, RevisionMark[] all)
    {
        var images = Short.Of(string.Join(", ", mark.Revision.Images), 100);
        var number = mark.Revision.Number > 0 ? string.Create(CultureInfo.InvariantCulture, $", revision {mark.Revision.Number}") : "";
        var hasOthers = all.Any(other => other.Deployment == mark.Deployment && other != mark);
        var standing = mark.Revision.IsGone ? ", deleted" : mark.Revision.IsCurrent && hasOthers ? ", the current one" : "";
        return images + number + standing;
    }
}
