using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes a pod.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, describePod.</remarks>
internal static class PodDescriber
{
    /// <summary>Describes it.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1Pod pod)
    {
        var (spec, status, version) = (pod.Spec, pod.Status ?? new V1PodStatus(), context.Version);
        MetadataSection.WriteName(writer, pod);
        writer.FieldIfAny(0, "Priority", spec.Priority?.ToString(CultureInfo.InvariantCulture));
        writer.FieldIfAny(0, "Priority Class Name", spec.PriorityClassName);
        if (version.AtLeast(18)) writer.FieldIfAny(0, "Runtime Class Name", spec.RuntimeClassName);
        if (version.AtLeast(25)) writer.FieldIfAny(0, "Service Account", spec.ServiceAccountName);
        writer.Field(0, "Node", string.IsNullOrEmpty(spec.NodeName) ? "<none>" : $"{spec.NodeName}/{status.HostIP}");
        if (status.StartTime is { } started) writer.Field(0, "Start Time", writer.Time(started));
        MetadataSection.WriteLabelsAndAnnotations(writer, pod, version);
        WriteStatus(writer, pod, status, context);
        writer.FieldIfAny(0, "Reason", status.Reason);
        writer.FieldIfAny(0, "Message", status.Message);
        WriteSeccompProfile(writer, spec.SecurityContext?.SeccompProfile, version);
        WriteAddresses(writer, status);
        MetadataSection.WriteController(writer, pod);
        writer.FieldIfAny(0, "NominatedNodeName", status.NominatedNodeName);

        var containers = new ContainersSection(writer, pod, version);
        if (spec.InitContainers is { Count: > 0 } initial) containers.Write("Init Containers", initial, status.InitContainerStatuses);
        containers.Write("Containers", spec.Containers, status.ContainerStatuses);
        WriteReadinessGates(writer, spec, status);
        WriteConditions(writer, status);
        new VolumesSection(writer, isTemplate: false, version).Write(spec.Volumes);
        writer.Field(0, "QoS Class", string.IsNullOrEmpty(status.QosClass) ? PodQos.ClassOf(spec) : status.QosClass);
        MetadataSection.WriteLabels(writer, 0, "Node-Selectors", spec.NodeSelector);
        SchedulingSection.WriteTolerations(writer, 0, spec.Tolerations, version);
        if (version.AtLeast(18)) SchedulingSection.WriteTopologySpread(writer, 0, spec.TopologySpreadConstraints);
        EventsSection.Write(writer, context, pod);
    }

    private static void WriteStatus(DescribeWriter writer, V1Pod pod, V1PodStatus status, DescribeContext context)
    {
        var hasEnded = status.Phase is "Succeeded" or "Failed" && context.Version.AtLeast(31);
        if (pod.Metadata.DeletionTimestamp is not { } deadline || hasEnded)
        {
            writer.Field(0, "Status", status.Phase);
            return;
        }

        writer.Field(0, "Status", $"Terminating (lasts {HumanDuration.Since(deadline, context.Now)})");
        writer.Field(0, "Termination Grace Period", $"{pod.Metadata.DeletionGracePeriodSeconds ?? 0}s");
    }

    private static void WriteSeccompProfile(DescribeWriter writer, V1SeccompProfile? profile, KubernetesVersion version)
    {
        if (profile is null || !version.AtLeast(19)) return;
        writer.Field(0, "SeccompProfile", profile.Type);
        if (profile.Type == "Localhost") writer.Field(0, "LocalhostProfile", profile.LocalhostProfile);
    }

    private static void WriteAddresses(DescribeWriter writer, V1PodStatus status)
    {
        writer.Field(0, "IP", status.PodIP);
        if (status.PodIPs is not { Count: > 0 } addresses)
        {
            writer.Field(0, "IPs", "<none>");
            return;
        }

        writer.Line(0, "IPs:");
        foreach (var address in addresses) writer.Field(1, "IP", address.Ip);
    }

    private static void WriteReadinessGates(DescribeWriter writer, V1PodSpec spec, V1PodStatus status)
    {
        if (spec.ReadinessGates is not { Count: > 0 } gates) return;
        writer.Line(0, "Readiness Gates:");
        writer.Line(1, "Type\tStatus");
        foreach (var gate in gates)
        {
            var met = status.Conditions?.FirstOrDefault(condition => condition.Type == gate.ConditionType)?.Status;
            writer.Line(1, $"{gate.ConditionType} \t{met ?? "<none>"} ");
        }
    }

    private static void WriteConditions(DescribeWriter writer, V1PodStatus status)
    {
        if (status.Conditions is not { Count: > 0 } conditions) return;
        writer.Line(0, "Conditions:");
        writer.Line(1, "Type\tStatus");
        foreach (var condition in conditions) writer.Line(1, $"{condition.Type} \t{condition.Status} ");
    }
}
