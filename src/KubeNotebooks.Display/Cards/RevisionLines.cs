using System.Globalization;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Cards;

/// <summary>The revisions of a Deployment on its card: the current one, and those that still have pods or can be gone back to.</summary>
internal static class RevisionLines
{
    private const int MostEmpty = 3;

    /// <summary>Appends them, the latest first.</summary>
    public static void Append(Card card, Cluster cluster, IReadOnlyList<Revision> revisions)
    {
        if (revisions.Count == 0) return;
        card.Section("Revisions");
        var empty = 0;
        foreach (var one in revisions.Reverse())
        {
            if (!one.IsCurrent && one.Wanted == 0 && one.Ready == 0 && ++empty > MostEmpty) continue;
            var hue = Palette.Of(cluster, one.ReplicaSet.Metadata.Uid).Solid;
            var number = one.Number > 0 ? string.Create(CultureInfo.InvariantCulture, $"revision {one.Number}") : "no number yet";
            var pods = one.Wanted == 0 && one.Ready == 0 ? "no pods, kept for an undo" : string.Create(CultureInfo.InvariantCulture, $"{one.Ready}/{one.Wanted} ready");
            card.Line($"<span style=\"border-left:4px solid {hue};padding-left:7px\"><b style=\"color:{hue}\">{Card.Text(one.Hash)}</b> "
                + $"{number}{(one.IsCurrent ? ", the current one" : "")}: {Card.Text(string.Join(", ", one.Images))}, {pods}</span>");
        }
        if (empty > MostEmpty)
            card.QuietLine(string.Create(CultureInfo.InvariantCulture, $"and {empty - MostEmpty} older revisions without pods"));
    }
}
