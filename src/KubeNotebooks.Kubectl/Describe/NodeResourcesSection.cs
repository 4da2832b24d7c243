using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes the pods on a node and what they take of it.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, describeNodeResource.</remarks>
internal static class NodeResourcesSection
{
    private const string HugePages = "hugepages-";

    /// <summary>Describes them.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1Node node)
    {
        var modern = context.Version.AtLeast(21);
        var selection = new Selection(Fields: $"spec.nodeName={node.Metadata.Name},status.phase!=Succeeded,status.phase!=Failed");
        var pods = context.List<V1Pod>(null, selection).Select(pod => (Pod: pod, Use: PodUse.Of(pod))).ToArray();
        var available = node.Status?.Allocatable is { Count: > 0 } allocatable ? allocatable : node.Status?.Capacity ?? Nothing;

        writer.Field(0, "Non-terminated Pods", $"({pods.Length} in total)");
        writer.Line(1, $"Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\t{(modern ? "Age" : "AGE")}");
        writer.Line(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
        foreach (var (pod, use) in pods)
        {
            writer.Line(1, $"{pod.Metadata.NamespaceProperty}\t{pod.Metadata.Name}\t\t"
                + $"{Cpu(use.Requests, available)}\t{Cpu(use.Limits, available)}\t"
                + $"{Share(use.Requests, available, "memory")}\t{Share(use.Limits, available, "memory")}\t"
                + HumanDuration.Since(pod.Metadata.CreationTimestamp, context.Now));
        }

        var total = PodUse.Sum(pods.Select(one => one.Use));
        writer.Line(0, "Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)");
        writer.Line(1, "Resource\tRequests\tLimits");
        writer.Line(1, "--------\t--------\t------");
        writer.Line(1, $"cpu\t{Cpu(total.Requests, available)}\t{Cpu(total.Limits, available)}");
        var hugePages = available.Keys.Where(name => name.StartsWith(HugePages, StringComparison.Ordinal) && modern);
        foreach (var name in hugePages.Order(StringComparer.Ordinal).Prepend("ephemeral-storage").Prepend("memory"))
            writer.Line(1, $"{name}\t{Share(total.Requests, available, name)}\t{Share(total.Limits, available, name)}");
        foreach (var name in available.Keys.Where(IsExtended).Order(StringComparer.Ordinal))
            writer.Line(1, $"{name}\t{Amount(total.Requests, name)}\t{Amount(total.Limits, name)}");
    }

    private static Dictionary<string, ResourceQuantity> Nothing { get; } = [];

    private static bool IsExtended(string name) => !name.StartsWith(HugePages, StringComparison.Ordinal)
        && name is not ("cpu" or "memory" or "ephemeral-storage" or "pods");

    private static Quantity Amount(IReadOnlyDictionary<string, Quantity> amounts, string name) =>
        amounts.GetValueOrDefault(name, Quantity.Zero);

    private static Quantity Amount(IDictionary<string, ResourceQuantity> amounts, string name) =>
        amounts.TryGetValue(name, out var amount) ? Quantity.From(amount) : Quantity.Zero;

    private static string Cpu(IReadOnlyDictionary<string, Quantity> amounts, IDictionary<string, ResourceQuantity> available) =>
        WithPercent(Amount(amounts, "cpu"), Amount(amounts, "cpu").MilliValue, Amount(available, "cpu").MilliValue);

    private static string Share(
        IReadOnlyDictionary<string, Quantity> amounts, IDictionary<string, ResourceQuantity> available, string name) =>
        WithPercent(Amount(amounts, name), Amount(amounts, name).Value, Amount(available, name).Value);

    private static string WithPercent(Quantity amount, long part, long whole)
    {
        var percent = whole == 0 ? 0 : (long)((double)part / whole * 100);
        return string.Create(CultureInfo.InvariantCulture, $"{amount} ({percent}%)");
    }
}
