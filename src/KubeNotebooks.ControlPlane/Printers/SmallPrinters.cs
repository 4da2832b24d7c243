using System.Globalization;
using k8s;
using k8s.Models;
using static KubeNotebooks.ControlPlane.Printers.Cells;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>The tables of the kinds with few columns, and of those that have none of their own.</summary>
/// <remarks>Source: kubernetes pkg/printers/internalversion/printers.go; apiserver pkg/registry/rest/table.go.</remarks>
internal static class SmallPrinters
{
    public static readonly Printer<V1Namespace> Namespaces = new(
        new("Name", (one, _) => Name(one)),
        new("Status", (one, _) => one.Status?.Phase ?? ""),
        new("Age", Age));

    public static readonly Printer<V1ConfigMap> ConfigMaps = new(
        new("Name", (one, _) => Name(one)),
        new("Data", (one, _) => Text((one.Data?.Count ?? 0) + (one.BinaryData?.Count ?? 0))),
        new("Age", Age));

    public static readonly Printer<V1Secret> Secrets = new(
        new("Name", (one, _) => Name(one)),
        new("Type", (one, _) => one.Type ?? ""),
        new("Data", (one, _) => Text(one.Data?.Count)),
        new("Age", Age));

    public static readonly Printer<V1ServiceAccount> ServiceAccounts = new(
        new("Name", (one, _) => Name(one)),
        new("Secrets", (one, _) => Text(one.Secrets?.Count)),
        new("Age", Age));

    public static readonly Printer<V1Lease> Leases = new(
        new("Name", (one, _) => Name(one)),
        new("Holder", (one, _) => one.Spec?.HolderIdentity ?? ""),
        new("Age", Age));

    public static readonly Printer<IKubernetesObject<V1ObjectMeta>> Others = new(
        new("Name", (one, _) => Name(one)),
        new("Created At", (one, _) => one.Metadata.CreationTimestamp is { } created
            ? created.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : "<unknown>"));
}
