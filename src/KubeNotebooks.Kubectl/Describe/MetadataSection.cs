using System.Text;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes names, labels and annotations.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, printLabelsMultiline, printAnnotationsMultiline, printController.</remarks>
internal static class MetadataSection
{
    private const int LongestAnnotation = 140;
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>Name and namespace.</summary>
    public static void WriteName(DescribeWriter writer, IKubernetesObject<V1ObjectMeta> one)
    {
        writer.Field(0, "Name", one.Metadata.Name);
        writer.Field(0, "Namespace", one.Metadata.NamespaceProperty);
    }

    /// <summary>Labels and annotations.</summary>
    public static void WriteLabelsAndAnnotations(DescribeWriter writer, IKubernetesObject<V1ObjectMeta> one, KubernetesVersion version)
    {
        WriteLabels(writer, 0, "Labels", one.Metadata.Labels);
        WriteAnnotations(writer, 0, one.Metadata.Annotations, version);
    }

    /// <summary>A map, each <c>key=value</c> on a line of its own.</summary>
    public static void WriteLabels(DescribeWriter writer, int level, string title, IDictionary<string, string>? labels) =>
        WriteList(writer, level, title, Sorted(labels).Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>Values under each other, or <c>&lt;none&gt;</c>.</summary>
    public static void WriteList(DescribeWriter writer, int level, string title, IEnumerable<string> values)
    {
        var first = true;
        foreach (var value in values)
        {
            if (first) writer.Field(level, title, value);
            else writer.Line(0, $"\t{value}");
            first = false;
        }

        if (first) writer.Field(level, title, "<none>");
    }

    /// <summary>Annotations; long ones below their keys and cut.</summary>
    public static void WriteAnnotations(
        DescribeWriter writer, int level, IDictionary<string, string>? annotations, KubernetesVersion version)
    {
        var shown = Sorted(annotations).Where(pair => !version.AtLeast(18) || pair.Key != LastApplied);
        WriteList(writer, level, "Annotations", shown.Select(Annotation));
    }

    /// <summary>Who controls the object.</summary>
    public static void WriteController(DescribeWriter writer, IKubernetesObject<V1ObjectMeta> one)
    {
        if (one.Metadata.OwnerReferences?.FirstOrDefault(owner => owner.Controller == true) is { } controller)
            writer.Field(0, "Controlled By", $"{controller.Kind}/{controller.Name}");
    }

    private static string Annotation(KeyValuePair<string, string> pair)
    {
        var (key, value) = pair;
        if (value.EndsWith('\n')) value = value[..^1];
        if (Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value) + 2 <= LongestAnnotation && !value.Contains('\n'))
            return $"{key}: {value}";
        return $"{key}:" + string.Concat(value.Split('\n').Select(line => $"\n\t  {Shortened(line)}"));
    }

    /// <summary>The first bytes of a text; a character may be cut in two.</summary>
    private static string Shortened(string text)
    {
        const int longest = LongestAnnotation - 2;
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= longest ? text : Encoding.UTF8.GetString(bytes.AsSpan(0, longest)) + "...";
    }

    private static IOrderedEnumerable<KeyValuePair<string, string>> Sorted(IDictionary<string, string>? map) =>
        (map ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
