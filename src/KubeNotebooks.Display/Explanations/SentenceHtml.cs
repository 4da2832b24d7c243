using System.Text;
using KubeNotebooks.ControlPlane.Diagnosis;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Explanations;

/// <summary>A sentence as HTML: numbers in bold, names in monospace, quotations in quotation marks.</summary>
internal static class SentenceHtml
{
    private const string NameStyle = "font-family:monospace;font-size:0.95em;color:inherit;background:transparent;padding:0;border:0;overflow-wrap:anywhere";
    private const int Longest = 300;

    /// <summary>Writes a sentence.</summary>
    public static string Of(Sentence sentence)
    {
        var html = new StringBuilder();
        foreach (var piece in sentence.Pieces)
        {
            var text = Html.Escape(Short.Of(piece.Text, Longest));
            html.Append(piece.Kind switch
            {
                WordKind.Number => $"<b>{text}</b>",
                WordKind.Name => $"<code style=\"{NameStyle}\">{text}</code>",
                WordKind.Quote => $"“<span style=\"font-style:italic;overflow-wrap:anywhere\">{text}</span>”",
                _ => text,
            });
        }
        return html.ToString();
    }

    /// <summary>The same as text.</summary>
    public static string Text(Sentence sentence)
    {
        var text = new StringBuilder();
        foreach (var piece in sentence.Pieces)
        {
            var cut = Short.Of(piece.Text, Longest);
            text.Append(piece.Kind == WordKind.Quote ? $"“{cut}”" : cut);
        }
        return text.ToString();
    }
}
