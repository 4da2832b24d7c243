using k8s.Models;
using static KubeNotebooks.ControlPlane.Printers.Cells;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>The table of nodes.</summary>
/// <remarks>Source: kubernetes pkg/printers/internalversion/printers.go, printNode.</remarks>
internal static class NodePrinter
{
    public static readonly Printer<V1Node> Nodes = new(
        new("Name", (node, _) => Name(node)),
        new("Status", (node, _) => Status(node)),
        new("Roles", (node, _) => OrNone(string.Join(',', NodeRoles.Of(node)))),
        new("Age", Age),
        new("Version", (node, _) => node.Status?.NodeInfo?.KubeletVersion ?? ""),
        new("Internal-IP", (node, _) => Address(node, "InternalIP"), WideOnly: true),
        new("External-IP", (node, _) => Address(node, "ExternalIP"), WideOnly: true),
        new("OS-Image", (node, _) => OrUnknown(node.Status?.NodeInfo?.OsImage), WideOnly: true),
        new("Kernel-Version", (node, _) => OrUnknown(node.Status?.NodeInfo?.KernelVersion), WideOnly: true),
        new("Container-Runtime", (node, _) => OrUnknown(node.Status?.NodeInfo?.ContainerRuntimeVersion), WideOnly: true));

    private static string Status(V1Node node)
    {
        var status = node.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "Ready") switch
        {
            null => "Unknown",
            { Status: "True" } => "Ready",
            _ => "NotReady",
        };
        return node.Spec?.Unschedulable == true ? status + ",SchedulingDisabled" : status;
    }

    private static string Address(V1Node node, string type) =>
        OrNone(node.Status?.Addresses?.FirstOrDefault(address => address.Type == type)?.Address);

    private static string OrUnknown(string? text) => string.IsNullOrEmpty(text) ? "<unknown>" : text;
}
