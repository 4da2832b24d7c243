using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Relations;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Tables;

namespace KubeNotebooks.Display.Cards;

/// <summary>A Service as a card.</summary>
internal static class ServiceCard
{
    private const int MostPods = 20;

    /// <summary>The card.</summary>
    public static string Of(Cluster cluster, V1Service service, string text)
    {
        var card = new Card("Service", service.Metadata.Name, null);
        card.Facts(
            ("namespace", Card.Text(service.Metadata.NamespaceProperty)),
            ("type", Card.Text(service.Spec.Type)),
            ("cluster IP", Card.Text(service.Spec.ClusterIP)),
            ("created", HumanDuration.Since(service.Metadata.CreationTimestamp, cluster.Now) + " ago"),
            ("selector", service.Spec.Selector is { Count: > 0 } ? Card.Text(LabelSelectorText.Format(service.Spec.Selector)) : "none"));
        foreach (var port in service.Spec.Ports ?? [])
        {
            var node = port.NodePort is > 0 ? string.Create(CultureInfo.InvariantCulture, $", on every node {port.NodePort}") : "";
            card.Line(string.Create(CultureInfo.InvariantCulture, $"port <b>{port.Port}</b>/{Card.Text(port.Protocol)} → the pods' port <b>{Card.Text(port.TargetPort?.Value)}</b>{node}"));
        }
        AppendPods(card, cluster, service);
        EventAxis.Append(card, cluster, service);
        return card.End(text);
    }

    private static void AppendPods(Card card, Cluster cluster, V1Service service)
    {
        if (service.Spec.Selector is not { Count: > 0 }) return;
        card.Section("Pods that match the selector");
        var pods = ServicePods.Of(cluster, service);
        var ready = pods.Count(pod => PodStates.Of(pod) == PodState.Ready);
        if (pods.Count == 0) card.Marked(Palette.Failure, "✕", "None: a request finds nobody who answers. Compare the selector with the labels of the pods.");
        else card.Bar("ready", ready, pods.Count, $"background:{Palette.Good}", string.Create(CultureInfo.InvariantCulture, $"{ready} of {pods.Count}"));
        foreach (var pod in pods.Take(MostPods))
        {
            var mark = StatusMark.OfPod(PodStates.Of(pod));
            card.Marked(mark.Colour, mark.Glyph, $"{Card.Text(pod.Metadata.Name)} {Card.Text(pod.Status?.PodIP)} <span style=\"opacity:0.75\">{mark.Meaning}</span>");
        }
        if (pods.Count > MostPods) card.QuietLine(string.Create(CultureInfo.InvariantCulture, $"and {pods.Count - MostPods} more"));
    }
}
