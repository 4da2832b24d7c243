using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Cards;

/// <summary>The conditions of an object on its card, each with what it means.</summary>
internal static class ConditionLines
{
    private const int Most = 12;

    /// <summary>Appends them.</summary>
    /// <param name="card">The card.</param>
    /// <param name="conditions">Type, status, reason and message of each, any of which may be missing; null: there are none.</param>
    public static void Append(Card card, IEnumerable<(string Type, string Status, string Reason, string Message)>? conditions)
    {
        var any = false;
        foreach (var (type, status, reason, message) in (conditions ?? []).Take(Most))
        {
            if (!any) card.Section("Conditions");
            any = true;
            var well = ConditionMeanings.IsWell(type ?? "", status ?? "");
            var (colour, glyph) = well ? (Palette.Good, "●") : status == "Unknown" ? (Palette.Caution, "◔") : (Palette.Failure, "✕");
            var why = string.IsNullOrEmpty(reason) ? "" : $" <span style=\"opacity:0.75\">({Card.Text(reason)})</span>";
            var said = well || string.IsNullOrEmpty(message) ? "" : $" <span style=\"opacity:0.75\">“{Card.Text(message)}”</span>";
            card.Marked(colour, glyph, $"{Card.Text(type)} is {Card.Text(status)}{why}: {Html.Escape(ConditionMeanings.Of(type ?? "", status ?? "", reason))}{said}");
        }
    }
}
