using System.Globalization;
using System.Text;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Relations;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Cards;

/// <summary>The events of an object on a time axis, with the words below.</summary>
internal static class EventAxis
{
    private const int MostMarks = 60;
    private const int MostWords = 12;
    private const double First = 2;
    private const double Last = 96;

    /// <summary>Appends them; nothing when there are none.</summary>
    public static void Append(Card card, Cluster cluster, IKubernetesObject<V1ObjectMeta> one)
    {
        var events = EventsAbout.Of(cluster, one);
        if (events.Count == 0) return;
        card.Section("Events");
        card.Raw(Axis(events, cluster.Now.UtcDateTime));
        foreach (var happened in events.Skip(Math.Max(0, events.Count - MostWords))) AppendWords(card, happened, cluster.Now);
        if (events.Count > MostWords)
            card.QuietLine(string.Create(CultureInfo.InvariantCulture, $"the latest {MostWords} of {events.Count} events; the text has all"));
    }

    private static string Axis(IReadOnlyList<Corev1Event> events, DateTime now)
    {
        var start = events.Min(EventsAbout.FirstTime);
        var span = Math.Max((now - start).TotalSeconds, 1);
        var html = new StringBuilder("<div style=\"max-width:560px\"><div style=\"position:relative;height:20px;border-bottom:1px solid #888a\">");
        var marks = events.GroupBy(happened => (Place: (int)Math.Round(PlaceOf(happened)), IsWarning: happened.Type == "Warning"))
            .OrderBy(mark => mark.Key.Place).Take(MostMarks);
        foreach (var mark in marks)
        {
            var (colour, glyph) = Look(mark.First());
            var title = string.Join("; ", mark.Take(3).Select(happened => $"{Ago(EventsAbout.LastTime(happened), now)}: {happened.Reason}, {Short.Of(happened.Message ?? "", 120)}"));
            html.Append(CultureInfo.InvariantCulture, $"<span style=\"position:absolute;left:{mark.Key.Place}%;bottom:-2px;color:{colour}\" title=\"{Html.Escape(title)}\">{glyph}</span>");
        }
        return html.Append("</div><div style=\"display:flex;justify-content:space-between;font-size:12px;opacity:0.75\">")
            .Append($"<span>{Ago(start, now)}</span> <span>now</span></div></div>").ToString();

        double PlaceOf(Corev1Event happened) => First + ((EventsAbout.LastTime(happened) - start).TotalSeconds / span * (Last - First));
    }

    private static void AppendWords(Card card, Corev1Event happened, DateTimeOffset now)
    {
        var (colour, glyph) = Look(happened);
        var count = EventsAbout.Count(happened);
        var often = count > 1 ? string.Create(CultureInfo.InvariantCulture, $", {count} times since {Ago(EventsAbout.FirstTime(happened), now.UtcDateTime)}") : "";
        card.Marked(colour, glyph, $"<span style=\"opacity:0.75\">{Ago(EventsAbout.LastTime(happened), now.UtcDateTime)}{often}</span> {Card.Text(happened.Reason)}: {Card.Text(happened.Message)}");
    }

    private static (string Colour, string Glyph) Look(Corev1Event happened) => happened.Type == "Warning" ? (Palette.Caution, "▲") : (Palette.Quiet, "●");

    private static string Ago(DateTime time, DateTime now) => HumanDuration.Format(now - time) + " ago";
}
