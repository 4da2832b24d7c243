using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Relations;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Cards;

/// <summary>A ReplicaSet as a card.</summary>
internal static class ReplicaSetCard
{
    /// <summary>The card.</summary>
    public static string Of(Cluster cluster, V1ReplicaSet set, string text)
    {
        var owner = Ownership.DeploymentOf(cluster, set);
        var hue = owner is null ? Palette.Quiet : Palette.Of(cluster, set.Metadata.Uid).Solid;
        var card = new Card("ReplicaSet", set.Metadata.Name, hue);
        card.Facts(
            ("namespace", Card.Text(set.Metadata.NamespaceProperty)),
            ("created", HumanDuration.Since(set.Metadata.CreationTimestamp, cluster.Now) + " ago"),
            ("images", Card.Text(string.Join(", ", Revisions.ImagesOf(set.Spec.Template)))),
            ("selector", Card.Text(LabelSelectorText.Format(set.Spec.Selector))));
        if (owner is not null)
        {
            var revision = Revisions.Of(cluster, owner, set);
            card.Line(string.Create(CultureInfo.InvariantCulture,
                $"Revision {revision.Number} of Deployment <b>{Card.Text(owner.Metadata.Name)}</b>{(revision.IsCurrent ? ", the current one" : ", an earlier one")}."));
        }
        var desired = set.Spec.Replicas ?? 1;
        var whole = Math.Max(Math.Max(desired, set.Status?.Replicas ?? 0), 1);
        card.Section("Replicas");
        Bar("desired", desired, "box-sizing:border-box;border:1px solid currentColor");
        Bar("pods now", set.Status?.Replicas ?? 0, $"background:{hue}");
        Bar("ready", set.Status?.ReadyReplicas ?? 0, $"background:{Palette.Good}");
        Bar("available", set.Status?.AvailableReplicas ?? 0, $"background:{Palette.Good}");
        ConditionLines.Append(card, set.Status?.Conditions?.Select(one => (one.Type, one.Status, one.Reason, one.Message)));
        EventAxis.Append(card, cluster, set);
        return card.End(text);

        void Bar(string name, int number, string fill) => card.Bar(name, number, whole, fill, number.ToString(CultureInfo.InvariantCulture));
    }
}
