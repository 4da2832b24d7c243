using System.Text;
using k8s.Models;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes ConfigMaps, Secrets, Namespaces and ServiceAccounts.</summary>
/// <remarks>
/// Source: kubectl pkg/describe/describe.go, the describers of these kinds.
/// Simulated: kubectl lists data in the random order of a Go map; here it is sorted.
/// </remarks>
internal static class SmallDescribers
{
    /// <summary>Describes a ConfigMap.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1ConfigMap map)
    {
        MetadataSection.WriteName(writer, map);
        MetadataSection.WriteLabelsAndAnnotations(writer, map, context.Version);
        WriteTitle(writer, "Data");
        foreach (var (key, value) in Sorted(map.Data))
        {
            writer.Line(0, $"{key}:\n----\n{value}");
            if (context.Version.AtLeast(31)) writer.Line(0, "");
        }

        if (context.Version.AtLeast(22))
        {
            WriteTitle(writer, "BinaryData");
            foreach (var (key, value) in Sorted(map.BinaryData)) writer.Line(0, $"{key}: {value.Length} bytes");
            writer.Line(0, "");
        }

        EventsSection.Write(writer, context, map);
    }

    /// <summary>Describes a Secret: how long its values are, not the values.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1Secret secret)
    {
        MetadataSection.WriteName(writer, secret);
        MetadataSection.WriteLabelsAndAnnotations(writer, secret, context.Version);
        writer.Line(0, "");
        writer.Field(0, "Type", secret.Type);
        WriteTitle(writer, "Data");
        foreach (var (key, value) in Sorted(secret.Data))
        {
            var isToken = key == "token" && secret.Type == "kubernetes.io/service-account-token";
            writer.Field(0, key, isToken ? Encoding.UTF8.GetString(value) : $"{value.Length} bytes");
        }
    }

    /// <summary>Describes a Namespace.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1Namespace one)
    {
        writer.Field(0, "Name", one.Metadata.Name);
        MetadataSection.WriteLabelsAndAnnotations(writer, one, context.Version);
        writer.Field(0, "Status", one.Status?.Phase);
        if (one.Status?.Conditions is { Count: > 0 } conditions)
        {
            writer.Line(0, "Conditions:");
            writer.Line(1, "Type\tStatus\tLastTransitionTime\tReason\tMessage");
            writer.Line(1, "----\t------\t------------------\t------\t-------");
            foreach (var condition in conditions)
            {
                writer.Line(1, $"{condition.Type}\t{condition.Status}\t{writer.Time(condition.LastTransitionTime)}\t"
                    + $"{condition.Reason}\t{condition.Message}");
            }
        }

        writer.Line(0, "\nNo resource quota.");
        writer.Line(0, "\nNo LimitRange resource.");
    }

    /// <summary>Describes a ServiceAccount.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1ServiceAccount account)
    {
        MetadataSection.WriteName(writer, account);
        MetadataSection.WriteLabelsAndAnnotations(writer, account, context.Version);
        MetadataSection.WriteList(writer, 0, "Image pull secrets", (account.ImagePullSecrets ?? []).Select(one => Secret(one.Name)));
        MetadataSection.WriteList(writer, 0, "Mountable secrets", (account.Secrets ?? []).Select(one => Secret(one.Name)));
        MetadataSection.WriteList(writer, 0, "Tokens", []);
        EventsSection.Write(writer, context, account);

        string Secret(string name) =>
            context.TryGet<V1Secret>(account.Metadata.NamespaceProperty, name) is null ? $"{name} (not found)" : name;
    }

    private static void WriteTitle(DescribeWriter writer, string title)
    {
        writer.Line(0, "");
        writer.Line(0, title);
        writer.Line(0, "====");
    }

    private static IOrderedEnumerable<KeyValuePair<string, T>> Sorted<T>(IDictionary<string, T>? data) =>
        (data ?? new Dictionary<string, T>()).OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
