using System.Globalization;
using k8s.Models;
using static KubeNotebooks.ControlPlane.Printers.Cells;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>The table of pods.</summary>
/// <remarks>Source: kubernetes pkg/printers/internalversion/printers.go, printPod.</remarks>
internal static class PodPrinter
{
    public static readonly Printer<V1Pod> Pods = new(
        new("Name", (pod, _) => Name(pod)),
        new("Ready", (pod, context) => PodSummary.Of(pod, context.Version).Ready),
        new("Status", (pod, context) => PodSummary.Of(pod, context.Version).Status),
        new("Restarts", (pod, context) => PodSummary.Of(pod, context.Version).RestartsText(context.Now, context.Version)),
        new("Age", Age),
        new("IP", (pod, _) => OrNone(pod.Status?.PodIPs is [var first, ..] ? first.Ip : pod.Status?.PodIP), WideOnly: true),
        new("Node", (pod, _) => OrNone(pod.Spec.NodeName), WideOnly: true),
        new("Nominated Node", (pod, _) => OrNone(pod.Status?.NominatedNodeName), WideOnly: true),
        new("Readiness Gates", (pod, _) => ReadinessGates(pod), WideOnly: true));

    private static string ReadinessGates(V1Pod pod)
    {
        if (pod.Spec.ReadinessGates is not { Count: > 0 } gates) return None;
        var met = gates.Count(gate => pod.Status?.Conditions?.Any(
            condition => condition.Type == gate.ConditionType && condition.Status == "True") ?? false);
        return string.Create(CultureInfo.InvariantCulture, $"{met}/{gates.Count}");
    }
}
