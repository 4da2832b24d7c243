using System.Text;
using KubeNotebooks.ControlPlane.Diagnosis;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Lessons;

namespace KubeNotebooks.Display.Explanations;

/// <summary>A text with a bar at its left, whose colour, glyph and first words say the same.</summary>
internal sealed class Bar
{
    private const string TableStyle = "border-collapse:collapse;border:0;margin:2px 0;font-size:0.95em;color:inherit;background:transparent";
    private const string CellStyle = "padding:0 14px 0 0;border:0;text-align:left;vertical-align:top;background:transparent";

    private readonly StringBuilder _html = new();
    private readonly StringBuilder _text = new();

    /// <summary>Begins one.</summary>
    /// <param name="glyph">What stands for it.</param>
    /// <param name="colour">Of the bar and the glyph.</param>
    /// <param name="title">The first words.</param>
    /// <param name="about">What it is about.</param>
    public Bar(string glyph, string colour, string title, string about)
    {
        _html.Append($"<div style=\"border-left:4px solid {colour};padding:2px 0 2px 12px;margin:4px 0 8px 0;max-width:720px;line-height:1.5;color:inherit;background:transparent\">");
        _html.Append($"<div><span style=\"color:{colour};font-weight:bold\">{glyph}</span> <b>{Html.Escape(title)}</b> <span style=\"opacity:0.7;font-family:monospace;font-size:0.9em\">{Html.Escape(Short.Of(about))}</span></div>");
        _text.Append($"{glyph} {title}  {Short.Of(about)}\n");
    }

    /// <summary>Adds a paragraph; nothing when it is empty.</summary>
    public Bar Say(Sentence sentence, string before = "", bool quiet = false)
    {
        if (sentence.IsEmpty) return this;
        _html.Append(quiet ? "<div style=\"opacity:0.75;font-size:0.92em\">" : "<div>").Append(Html.Escape(before)).Append(SentenceHtml.Of(sentence)).Append("</div>");
        _text.Append($"  {before}{SentenceHtml.Text(sentence)}\n");
        return this;
    }

    /// <summary>Adds facts, one below the other.</summary>
    public Bar List(IEnumerable<Sentence> facts)
    {
        foreach (var fact in facts)
        {
            _html.Append("<div style=\"opacity:0.85;font-size:0.92em;padding-left:1.2em;text-indent:-0.8em\">– ").Append(SentenceHtml.Of(fact)).Append("</div>");
            _text.Append($"    – {SentenceHtml.Text(fact)}\n");
        }
        return this;
    }

    /// <summary>Adds a teacher's text.</summary>
    public Bar Tell(string text, string before = "", bool quiet = false)
    {
        if (text.Length == 0) return this;
        _html.Append(quiet ? "<div style=\"opacity:0.75;font-size:0.92em\">" : "<div>").Append(before.Length == 0 ? "" : $"<b>{Html.Escape(before)}</b>").Append(Prose.Html(text)).Append("</div>");
        _text.Append(before.Length == 0 ? "" : $"  {before}\n").Append(Prose.Plain(text, "  "));
        return this;
    }

    /// <summary>Adds a line with a mark before it, and what belongs to it, quieter, below.</summary>
    public Bar Item(string glyph, string colour, string text, params IEnumerable<string> below)
    {
        _html.Append($"<div style=\"padding-left:1.4em;text-indent:-1.4em;margin-top:3px\"><span style=\"color:{colour};font-weight:bold;display:inline-block;width:1.4em;text-indent:0\">{glyph}</span>{Prose.Inline(text)}</div>");
        _text.Append($"  {glyph} {text}\n");
        foreach (var line in below)
        {
            _html.Append("<div style=\"padding-left:1.4em;opacity:0.85;font-size:0.95em\">").Append(Prose.Inline(line)).Append("</div>");
            _text.Append($"      {line}\n");
        }
        return this;
    }

    /// <summary>Adds cells, as one would type them.</summary>
    public Bar Cells(IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            _html.Append("<pre style=\"margin:6px 0;padding:6px 8px;border:1px solid #8884;color:inherit;background:transparent;white-space:pre-wrap;overflow-wrap:anywhere\">").Append(Html.Escape(cell)).Append("</pre>");
            _text.Append('\n').Append(Prose.Plain(cell, "    "));
        }
        return this;
    }

    /// <summary>Leaves a little space before what follows.</summary>
    public Bar Space()
    {
        _html.Append("<div style=\"height:5px\"></div>");
        return this;
    }

    /// <summary>Adds a table.</summary>
    /// <param name="rows">The heads of the columns, then the rows; all of the same length.</param>
    public Bar Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        _html.Append($"<table style=\"{TableStyle}\"><tbody>");
        for (var i = 0; i < rows.Count; i++)
        {
            _html.Append("<tr style=\"background:transparent\">");
            foreach (var cell in rows[i])
                _html.Append($"<td style=\"{CellStyle}{(i == 0 ? ";opacity:0.7" : "")}\">{Html.Escape(cell)}</td>");
            _html.Append("</tr>");
            _text.Append("  ").Append(string.Concat(rows[i].Select((cell, column) => cell.PadRight(widths[column] + 2))).TrimEnd()).Append('\n');
        }
        _html.Append("</tbody></table>");
        return this;
    }

    /// <summary>Ends it.</summary>
    public MimeBundle End() => MimeBundle.Text(_text.ToString()).With(MimeBundle.HtmlText, _html.Append("</div>").ToString());
}
