using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes the template of a Deployment's or a ReplicaSet's pods.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, DescribePodTemplate.</remarks>
internal static class PodTemplateDescriber
{
    /// <summary>Describes a template.</summary>
    /// <param name="writer">Where to; <c>rollout history --revision</c> does not align its cells.</param>
    /// <param name="template">The template.</param>
    /// <param name="version">The release whose layout is used.</param>
    public static void Write(DescribeWriter writer, V1PodTemplateSpec template, KubernetesVersion version)
    {
        writer.Line(0, "Pod Template:");
        MetadataSection.WriteLabels(writer, 1, "Labels", template.Metadata?.Labels);
        if (template.Metadata?.Annotations is { Count: > 0 } annotations)
            MetadataSection.WriteAnnotations(writer, 1, annotations, version);
        var spec = template.Spec;
        writer.FieldIfAny(1, "Service Account", spec.ServiceAccountName);
        var containers = new ContainersSection(writer, pod: null, version);
        if (spec.InitContainers is { Count: > 0 } initial) containers.Write("Init Containers", initial, null);
        containers.Write("Containers", spec.Containers, null);
        new VolumesSection(writer, isTemplate: true, version).Write(spec.Volumes);
        if (version.AtLeast(18)) SchedulingSection.WriteTopologySpread(writer, 1, spec.TopologySpreadConstraints);
        writer.FieldIfAny(1, "Priority Class Name", spec.PriorityClassName);
        if (!version.AtLeast(30)) return;
        MetadataSection.WriteLabels(writer, 1, "Node-Selectors", spec.NodeSelector);
        SchedulingSection.WriteTolerations(writer, 1, spec.Tolerations, version);
    }
}
