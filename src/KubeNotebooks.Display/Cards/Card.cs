using System.Globalization;
using System.Text;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Cards;

/// <summary>Writes a card: a name, facts, bars, lists. Lines wrap; nothing is placed beside what has no room.</summary>
/// <remarks>Spaces stand between what styles set apart, for front ends that strip them.</remarks>
internal sealed class Card
{
    private const int MostText = 240;
    private readonly StringBuilder _html = new();

    /// <summary>Begins a card.</summary>
    /// <param name="kind">The kind of the object.</param>
    /// <param name="name">Its name.</param>
    /// <param name="hue">The bar at the left; null: a quiet one.</param>
    public Card(string kind, string name, string? hue)
    {
        _html.Append($"<div style=\"border-left:4px solid {hue ?? Palette.Quiet};padding:0 0 0 12px;margin:0 0 10px 0;font-size:14px;line-height:1.5;color:inherit;overflow-wrap:anywhere\">");
        _html.Append($"<div style=\"font-size:16px\">{kind} <b>{Text(name)}</b></div>");
    }

    /// <summary>Text, escaped and cut.</summary>
    public static string Text(string? text) => Html.Escape(Short.Of(text ?? "", MostText));

    /// <summary>A word in a colour that it explains itself.</summary>
    public static string Coloured(string colour, string text) => $"<span style=\"color:{colour}\">{Html.Escape(text)}</span>";

    /// <summary>A line of facts, one beside the other.</summary>
    /// <param name="facts">Name and value; the value is HTML; those without one are left out.</param>
    public void Facts(params (string Name, string? Value)[] facts)
    {
        _html.Append("<div style=\"display:flex;flex-wrap:wrap;column-gap:18px\">");
        foreach (var (name, value) in facts)
        {
            if (!string.IsNullOrEmpty(value)) _html.Append($"<span><span style=\"opacity:0.7\">{Html.Escape(name)}</span> {value}</span> ");
        }
        _html.Append("</div>");
    }

    /// <summary>A heading within the card.</summary>
    public void Section(string title) => _html.Append($"<div style=\"font-weight:bold;margin:7px 0 1px 0\">{Html.Escape(title)}</div>");

    /// <summary>A line of HTML.</summary>
    public void Line(string html) => _html.Append($"<div>{html}</div>");

    /// <summary>A quiet line of HTML.</summary>
    public void QuietLine(string html) => _html.Append($"<div style=\"opacity:0.75\">{html}</div>");

    /// <summary>A line with a mark before it; what wraps is indented.</summary>
    public void Marked(string colour, string glyph, string html) =>
        _html.Append($"<div style=\"display:flex\"><span style=\"flex:0 0 1.5em;color:{colour}\">{glyph}</span> <span style=\"min-width:0\">{html}</span></div>");

    /// <summary>A bar with its name before and its number behind it.</summary>
    /// <param name="name">What it measures.</param>
    /// <param name="part">How much.</param>
    /// <param name="whole">Of how much.</param>
    /// <param name="fill">The style of its background.</param>
    /// <param name="words">The number, with its unit.</param>
    public void Bar(string name, double part, double whole, string fill, string words)
    {
        var percent = whole <= 0 ? 0 : Math.Clamp(part / whole * 100, 0, 100);
        _html.Append("<div style=\"display:flex;align-items:center;column-gap:8px\">")
            .Append($"<span style=\"flex:0 0 6.5em\">{Html.Escape(name)}</span> ")
            .Append("<span style=\"flex:1 1 60px;max-width:340px;height:10px;border-bottom:1px solid #8886\">")
            .Append(CultureInfo.InvariantCulture, $"<span style=\"display:block;height:10px;width:{percent:0.#}%;{fill}\"></span></span>")
            .Append($"<span style=\"flex:0 0 auto;min-width:6.5em\">{Html.Escape(words)}</span></div>");
    }

    /// <summary>HTML as it is.</summary>
    public void Raw(string html) => _html.Append(html);

    /// <summary>Ends the card, with kubectl's text folded below.</summary>
    public string End(string text) => _html.Append(KubectlHtml.Folded("as text", text)).Append("</div>").ToString();
}
