using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Differences;

/// <summary>Two texts compared, side by side as HTML; where there is no room for two columns, the new line stands below the old one.</summary>
public static class DifferencePicture
{
    private const int MostRows = 160;
    private const int MostCharacters = 400;
    private const int MostText = 400_000;
    private const string Frame = "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;line-height:1.45;color:inherit;margin:0 0 6px 0";
    private const string Side = "flex:1 1 330px;min-width:0;box-sizing:border-box;padding:0 8px 0 4px;display:flex";

    // On a phone the second column of a line that both have wraps out of sight: it would say the same again.
    private const string SameRow = "display:flex;flex-wrap:wrap;column-gap:8px;height:1.45em;overflow:hidden";
    private const string ChangedRow = "display:flex;flex-wrap:wrap;column-gap:8px";

    /// <summary>The picture.</summary>
    /// <param name="oldName">What the old text is.</param>
    /// <param name="newName">What the new text is.</param>
    /// <param name="old">The old text; empty when there is none.</param>
    /// <param name="new">The new text; empty when there is none.</param>
    public static string Of(string oldName, string newName, string old, string @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var html = new StringBuilder($"<div style=\"{Frame}\">");
        AppendNames(html, Short.Of(oldName, 200), Short.Of(newName, 200));
        if (old.Length + @new.Length > MostText) return html.Append(Remark("too long for a picture; the text below has it all")).Append("</div>").ToString();
        if (old.Length == 0) html.Append(Remark("new: there was nothing before"));
        if (@new.Length == 0) html.Append(Remark("gone: there is nothing any more"));
        AppendRows(html, DiffRows.Of(old, @new), bothSides: old.Length > 0 && @new.Length > 0);
        return html.Append("</div>").ToString();
    }

    private static void AppendNames(StringBuilder html, string oldName, string newName) => html
        .Append("<div style=\"display:flex;flex-wrap:wrap;column-gap:8px;border-bottom:1px solid currentColor;font-weight:bold;overflow-wrap:anywhere\">")
        .Append($"<div style=\"flex:1 1 330px\"><span style=\"color:{Palette.Failure}\">−</span> {Html.Escape(oldName)}</div>")
        .Append($"<div style=\"flex:1 1 330px\"><span style=\"color:{Palette.Good}\">+</span> {Html.Escape(newName)}</div></div>");

    private static void AppendRows(StringBuilder html, ImmutableArray<DiffRow> rows, bool bothSides)
    {
        foreach (var row in rows.Take(MostRows))
        {
            if (row.Kind == DiffRowKind.Skipped)
            {
                html.Append(Remark(string.Create(CultureInfo.InvariantCulture, $"⋯ {row.Skipped} equal lines")));
                continue;
            }
            html.Append($"<div style=\"{(row.Kind == DiffRowKind.Same ? SameRow : ChangedRow)}\">");
            if (bothSides || row.Old is not null) AppendSide(html, row.Old, row.Kind, "−", Palette.Failure, "rgba(210,72,58,0.10)", "rgba(210,72,58,0.30)", "del");
            if (bothSides || row.New is not null) AppendSide(html, row.New, row.Kind, "+", Palette.Good, "rgba(15,138,102,0.10)", "rgba(15,138,102,0.30)", "ins");
            html.Append("</div>");
        }
        if (rows.Length > MostRows) html.Append(Remark(string.Create(CultureInfo.InvariantCulture, $"⋯ {rows.Length - MostRows} more rows; the text below has them all")));
    }

    private static void AppendSide(StringBuilder html, DiffLine? line, DiffRowKind kind, string sign, string colour, string tint, string strong, string element)
    {
        if (line is null)
        {
            html.Append("<div style=\"flex:1 1 330px\"></div>");
            return;
        }
        var changed = kind == DiffRowKind.Changed;
        html.Append($"<div style=\"{Side}{(changed ? $";background:{tint};border-left:3px solid {colour}" : ";border-left:3px solid transparent")}\">")
            .Append(CultureInfo.InvariantCulture, $"<span style=\"flex:0 0 4ch;opacity:0.5;text-align:right\">{line.Number}</span> ")
            .Append($"<span style=\"flex:0 0 3ch;text-align:center;color:{colour};font-weight:bold\">{(changed ? sign : "")}</span> ")
            .Append(changed ? "<span style=\"white-space:pre-wrap;overflow-wrap:anywhere;min-width:0\">" : "<span style=\"white-space:pre;overflow:hidden;text-overflow:ellipsis;min-width:0;opacity:0.7\">");
        var (left, atStart) = (MostCharacters, true);
        foreach (var (text, isChanged) in line.Words)
        {
            if (left <= 1) break;
            var shown = Short.Of(text, left);
            left -= shown.Length;
            html.Append(isChanged
                ? $"<{element} style=\"text-decoration:none;font-weight:bold;background:{strong};color:inherit\">{Html.Escape(shown)}</{element}>"
                : Indented(Html.Escape(shown), atStart));
            atStart = atStart && string.IsNullOrWhiteSpace(shown);
        }
        html.Append("</span></div>");
    }

    // The indentation of a line, kept where a front end strips the style white-space.
    private static string Indented(string html, bool atStart)
    {
        if (!atStart) return html;
        var text = html.TrimStart(' ');
        return new string('\u00A0', html.Length - text.Length) + text;
    }

    private static string Remark(string text) => $"<div style=\"opacity:0.7;padding:1px 0 1px 12px\">{Html.Escape(text)}</div>";
}
