using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes what pods ask of nodes, and tolerate in them.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, printPodTolerationsMultiline, describeTopologySpreadConstraints.</remarks>
internal static class SchedulingSection
{
    /// <summary>The tolerations, sorted by key.</summary>
    public static void WriteTolerations(DescribeWriter writer, int level, IList<V1Toleration>? tolerations, KubernetesVersion version) =>
        MetadataSection.WriteList(writer, level, "Tolerations", (tolerations ?? [])
            .OrderBy(one => one.Key ?? "", StringComparer.Ordinal).Select(one => Text(one, version)));

    /// <summary>The topology spread constraints, sorted by key; nothing when there are none.</summary>
    public static void WriteTopologySpread(DescribeWriter writer, int level, IList<V1TopologySpreadConstraint>? constraints)
    {
        if (constraints is not { Count: > 0 }) return;
        MetadataSection.WriteList(writer, level, "Topology Spread Constraints",
            constraints.OrderBy(one => one.TopologyKey, StringComparer.Ordinal).Select(Text));
    }

    private static string Text(V1Toleration toleration, KubernetesVersion version)
    {
        var text = toleration.Key ?? "";
        if (!string.IsNullOrEmpty(toleration.Value)) text += $"={toleration.Value}";
        if (!string.IsNullOrEmpty(toleration.Effect)) text += $":{toleration.Effect}";
        if (toleration.OperatorProperty == "Exists" && string.IsNullOrEmpty(toleration.Value) && version.AtLeast(19))
            text += text.Length == 0 ? "op=Exists" : " op=Exists";
        if (toleration.TolerationSeconds is { } seconds)
            text += string.Create(CultureInfo.InvariantCulture, $" for {seconds}s");
        return text;
    }

    private static string Text(V1TopologySpreadConstraint constraint)
    {
        var text = $"{constraint.TopologyKey}:{constraint.WhenUnsatisfiable} when max skew {constraint.MaxSkew} is exceeded";
        return constraint.LabelSelector is { } selector ? $"{text} for selector {LabelSelectorText.Format(selector)}" : text;
    }
}
