using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Cards;

/// <summary>A Deployment as a card.</summary>
internal static class DeploymentCard
{
    /// <summary>The card.</summary>
    public static string Of(Cluster cluster, V1Deployment deployment, string text)
    {
        var revisions = Revisions.Of(cluster, deployment);
        var hue = revisions.FirstOrDefault(one => one.IsCurrent) is { } current ? Palette.Of(cluster, current.ReplicaSet.Metadata.Uid).Solid : Palette.Quiet;
        var card = new Card("Deployment", deployment.Metadata.Name, hue);
        card.Facts(
            ("namespace", Card.Text(deployment.Metadata.NamespaceProperty)),
            ("created", HumanDuration.Since(deployment.Metadata.CreationTimestamp, cluster.Now) + " ago"),
            ("selector", Card.Text(LabelSelectorText.Format(deployment.Spec.Selector))),
            ("rollout", deployment.Spec.Paused == true ? Card.Coloured(Palette.Caution, "paused") : null));
        card.Line(Strategy(deployment));
        AppendBars(card, deployment, hue);
        ConditionLines.Append(card, deployment.Status?.Conditions?.Select(one => (one.Type, one.Status, one.Reason, one.Message)));
        RevisionLines.Append(card, cluster, revisions);
        EventAxis.Append(card, cluster, deployment);
        return card.End(text);
    }

    private static string Strategy(V1Deployment deployment)
    {
        var type = deployment.Spec.Strategy?.Type ?? "RollingUpdate";
        if (type != "RollingUpdate")
            return $"Strategy {Card.Text(type)}: all old pods go before new ones come, so for a while none is available.";
        var limits = RolloutLimits.Of(deployment);
        var rolling = deployment.Spec.Strategy?.RollingUpdate;
        return string.Create(CultureInfo.InvariantCulture,
            $"Strategy RollingUpdate: <b>at most {limits.MaxTotal}</b> pods ({limits.Replicas} + {limits.MaxSurge}, maxSurge {Card.Text(rolling?.MaxSurge?.Value)}), <b>at least {limits.MinAvailable}</b> available ({limits.Replicas} − {limits.MaxUnavailable}, maxUnavailable {Card.Text(rolling?.MaxUnavailable?.Value)}).");
    }

    private static void AppendBars(Card card, V1Deployment deployment, string hue)
    {
        var status = deployment.Status;
        var desired = deployment.Spec.Replicas ?? 1;
        var total = status?.Replicas ?? 0;
        var whole = Math.Max(Math.Max(desired, total), 1);
        card.Section("Replicas");
        Bar("desired", desired, "box-sizing:border-box;border:1px solid currentColor");
        if (total != desired) Bar("pods now", total, $"background:{Palette.Quiet}");
        Bar("updated", status?.UpdatedReplicas ?? 0, $"background:{hue}");
        Bar("ready", status?.ReadyReplicas ?? 0, $"background:{Palette.Good}");
        Bar("available", status?.AvailableReplicas ?? 0, $"background:{Palette.Good}");
        var missing = status?.UnavailableReplicas ?? 0;
        Bar("unavailable", missing, $"background:repeating-linear-gradient(135deg,{Palette.Caution} 0 3px,transparent 3px 6px)");

        void Bar(string name, int number, string fill) => card.Bar(name, number, whole, fill, number.ToString(CultureInfo.InvariantCulture));
    }
}
