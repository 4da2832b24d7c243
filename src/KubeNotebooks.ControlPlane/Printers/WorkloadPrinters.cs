using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using static KubeNotebooks.ControlPlane.Printers.Cells;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>The tables of Deployments and ReplicaSets.</summary>
/// <remarks>Source: kubernetes pkg/printers/internalversion/printers.go, printDeployment, printReplicaSet.</remarks>
internal static class WorkloadPrinters
{
    public static readonly Printer<V1Deployment> Deployments = new(
        new("Name", (deployment, _) => Name(deployment)),
        new("Ready", (deployment, _) => $"{Text(deployment.Status?.ReadyReplicas)}/{Text(deployment.Spec.Replicas)}"),
        new("Up-to-date", (deployment, _) => Text(deployment.Status?.UpdatedReplicas)),
        new("Available", (deployment, _) => Text(deployment.Status?.AvailableReplicas)),
        new("Age", Age),
        new("Containers", (deployment, _) => Containers(deployment.Spec.Template), WideOnly: true),
        new("Images", (deployment, _) => Images(deployment.Spec.Template), WideOnly: true),
        new("Selector", (deployment, _) => LabelSelectorText.Format(deployment.Spec.Selector), WideOnly: true));

    public static readonly Printer<V1ReplicaSet> ReplicaSets = new(
        new("Name", (set, _) => Name(set)),
        new("Desired", (set, _) => Text(set.Spec.Replicas)),
        new("Current", (set, _) => Text(set.Status?.Replicas)),
        new("Ready", (set, _) => Text(set.Status?.ReadyReplicas)),
        new("Age", Age),
        new("Containers", (set, _) => Containers(set.Spec.Template), WideOnly: true),
        new("Images", (set, _) => Images(set.Spec.Template), WideOnly: true),
        new("Selector", (set, _) => LabelSelectorText.Format(set.Spec.Selector), WideOnly: true));
}
