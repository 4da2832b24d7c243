using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes a node.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, describeNode.</remarks>
internal static class NodeDescriber
{
    /// <summary>Describes it.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1Node node)
    {
        writer.Field(0, "Name", node.Metadata.Name);
        var roles = string.Join(',', NodeRoles.Of(node));
        writer.Field(0, "Roles", roles.Length == 0 ? "<none>" : roles);
        MetadataSection.WriteLabelsAndAnnotations(writer, node, context.Version);
        writer.Field(0, "CreationTimestamp", writer.Time(node.Metadata.CreationTimestamp));
        MetadataSection.WriteList(writer, 0, "Taints", (node.Spec?.Taints ?? []).Select(Text).Order(StringComparer.Ordinal));
        writer.Field(0, "Unschedulable", node.Spec?.Unschedulable == true ? "true" : "false");
        WriteLease(writer, node.Metadata.Name, context.TryGet<V1Lease>("kube-node-lease", node.Metadata.Name));
        WriteConditions(writer, node);
        WriteAddresses(writer, node);
        WriteResources(writer, "Capacity", node.Status?.Capacity);
        WriteResources(writer, "Allocatable", node.Status?.Allocatable);
        WriteSystemInfo(writer, node.Status?.NodeInfo ?? new V1NodeSystemInfo());
        writer.FieldIfAny(0, "PodCIDR", node.Spec?.PodCIDR);
        writer.FieldIfAny(0, "PodCIDRs", string.Join(',', node.Spec?.PodCIDRs ?? []));
        writer.FieldIfAny(0, "ProviderID", node.Spec?.ProviderID);
        NodeResourcesSection.Write(writer, context, node);
        WriteEvents(writer, context, node);
    }

    private static string Text(V1Taint taint) => string.IsNullOrEmpty(taint.Value)
        ? $"{taint.Key}:{taint.Effect}"
        : $"{taint.Key}={taint.Value}:{taint.Effect}";

    private static void WriteLease(DescribeWriter writer, string name, V1Lease? lease)
    {
        if (lease is null)
        {
            writer.Field(0, "Lease", $"Failed to get lease: {StatusException.NotFound(ResourceCatalogue.Leases, name).Message}");
            return;
        }

        writer.Line(0, "Lease:");
        writer.Field(1, "HolderIdentity", lease.Spec?.HolderIdentity ?? "<unset>");
        writer.Field(1, "AcquireTime", lease.Spec?.AcquireTime is { } acquired ? writer.Time(acquired) : "<unset>");
        writer.Field(1, "RenewTime", lease.Spec?.RenewTime is { } renewed ? writer.Time(renewed) : "<unset>");
    }

    private static void WriteConditions(DescribeWriter writer, V1Node node)
    {
        if (node.Status?.Conditions is not { Count: > 0 } conditions) return;
        writer.Line(0, "Conditions:");
        writer.Line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage");
        writer.Line(1, "----\t------\t-----------------\t------------------\t------\t-------");
        foreach (var one in conditions)
        {
            writer.Line(1, $"{one.Type} \t{one.Status} \t{writer.Time(one.LastHeartbeatTime)} \t{writer.Time(one.LastTransitionTime)} "
                + $"\t{one.Reason} \t{one.Message}");
        }
    }

    private static void WriteAddresses(DescribeWriter writer, V1Node node)
    {
        writer.Line(0, "Addresses:");
        foreach (var address in node.Status?.Addresses ?? []) writer.Field(1, address.Type, address.Address);
    }

    private static void WriteResources(DescribeWriter writer, string title, IDictionary<string, ResourceQuantity>? resources)
    {
        if (resources is not { Count: > 0 }) return;
        writer.Line(0, $"{title}:");
        foreach (var (name, quantity) in resources.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.Field(1, name, Quantity.From(quantity).ToString());
    }

    private static void WriteSystemInfo(DescribeWriter writer, V1NodeSystemInfo info)
    {
        writer.Line(0, "System Info:");
        writer.Field(1, "Machine ID", info.MachineID);
        writer.Field(1, "System UUID", info.SystemUUID);
        writer.Field(1, "Boot ID", info.BootID);
        writer.Field(1, "Kernel Version", info.KernelVersion);
        writer.Field(1, "OS Image", info.OsImage);
        writer.Field(1, "Operating System", info.OperatingSystem);
        writer.Field(1, "Architecture", info.Architecture);
        writer.Field(1, "Container Runtime Version", info.ContainerRuntimeVersion);
        writer.Field(1, "Kubelet Version", info.KubeletVersion);
        writer.Field(1, "Kube-Proxy Version", info.KubeProxyVersion);
    }

    /// <summary>The kubelet names a node in its events by its name instead of its UID.</summary>
    private static void WriteEvents(DescribeWriter writer, DescribeContext context, V1Node node)
    {
        if (!context.ShowEvents) return;
        var terms = $"involvedObject.kind=Node,involvedObject.name={node.Metadata.Name},involvedObject.namespace=,involvedObject.uid=";
        EventsSection.Write(writer, context,
        [
            .. context.List<Corev1Event>(null, new Selection(Fields: terms + node.Metadata.Uid)),
            .. node.Metadata.Uid == node.Metadata.Name
                ? []
                : context.List<Corev1Event>(null, new Selection(Fields: terms + node.Metadata.Name)),
        ]);
    }
}
