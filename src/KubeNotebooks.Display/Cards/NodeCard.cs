using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Maps;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Tables;

namespace KubeNotebooks.Display.Cards;

/// <summary>A node as a card.</summary>
internal static class NodeCard
{
    private const double Mebibyte = 1 << 20;

    /// <summary>The card.</summary>
    public static string Of(Cluster cluster, V1Node node, string text)
    {
        var card = new Card("Node", node.Metadata.Name, null);
        var seen = MapNode.Of(cluster, node);
        var mark = StatusMark.Of(node, "STATUS")!;
        card.Line($"<span style=\"color:{mark.Colour}\">{mark.Glyph}</span> {mark.Meaning}");
        card.Facts(
            ("created", HumanDuration.Since(node.Metadata.CreationTimestamp, cluster.Now) + " ago"),
            ("version", Card.Text(node.Status?.NodeInfo?.KubeletVersion)),
            ("address", Card.Text(node.Status?.Addresses?.FirstOrDefault(address => address.Type == "InternalIP")?.Address)),
            ("taints", seen.Taints.IsEmpty ? "none" : Card.Text(string.Join(", ", seen.Taints))));
        card.Section("Requested by its pods");
        Bar("CPU", seen.MilliCpu, 1000, "cores");
        Bar("memory", seen.Memory, Mebibyte, "Mi");
        Bar("pods", seen.PodCount, 1, "");
        AppendPods(card, seen);
        ConditionLines.Append(card, node.Status?.Conditions?.Select(one => (one.Type, one.Status, one.Reason, one.Message)));
        EventAxis.Append(card, cluster, node);
        return card.End(text);

        void Bar(string name, Share share, double unit, string word) => card.Bar(name, share.Requested, share.Allocatable, $"background:{Palette.Quiet}",
            string.Create(CultureInfo.InvariantCulture, $"{share.Requested / unit:0.##} of {share.Allocatable / unit:0.##} {word}"));
    }

    private static void AppendPods(Card card, MapNode node)
    {
        if (node.Pods.IsEmpty) return;
        var states = node.Pods.GroupBy(pod => pod.State).OrderBy(group => group.Key).Select(group => (Mark: StatusMark.OfPod(group.Key), Count: group.Count()));
        card.Line("Its pods: " + string.Join(", ", states.Select(one =>
            string.Create(CultureInfo.InvariantCulture, $"{one.Count} <span style=\"color:{one.Mark.Colour}\">{one.Mark.Glyph}</span> {one.Mark.Meaning}"))) + ".");
    }
}
