using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Printing;
using KubernetesJson = KubeNotebooks.ControlPlane.Api.Json.KubernetesJson;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes an object of a kind that has no describer of its own: all its fields, by name.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, genericDescriber, printUnstructuredContent, smartLabelFor.</remarks>
internal static class GenericDescriber
{
    private static readonly string[] ShownAbove =
        [".metadata.name", ".metadata.namespace", ".metadata.labels", ".metadata.annotations", ".metadata.managedFields"];

    private static readonly string[] Acronyms = ["api", "url", "uid", "osb", "guid"];

    /// <summary>Describes it.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, ResourceType type, JsonObject json)
    {
        var typed = (IKubernetesObject<V1ObjectMeta>)KubernetesJson.FromJson(json, type.ModelType);
        MetadataSection.WriteName(writer, typed);
        MetadataSection.WriteLabelsAndAnnotations(writer, typed, context.Version);
        WriteMembers(writer, 0, json, "");
        EventsSection.Write(writer, context, typed);
    }

    private static void WriteMembers(DescribeWriter writer, int level, JsonObject members, string path)
    {
        foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            var memberPath = $"{path}.{name}";
            if (ShownAbove.Contains(memberPath)) continue;
            switch (value)
            {
                case JsonObject inner:
                    writer.Line(level, $"{Label(name)}:");
                    WriteMembers(writer, level + 1, inner, memberPath);
                    break;
                case JsonArray elements:
                    writer.Line(level, $"{Label(name)}:");
                    foreach (var element in elements)
                    {
                        if (element is JsonObject inner) WriteMembers(writer, level + 1, inner, memberPath);
                        else writer.Line(level + 1, GoValue.Text(element));
                    }

                    break;
                default:
                    writer.Field(level, Label(name), GoValue.Text(value));
                    break;
            }
        }
    }

    /// <summary>A field's name in words: <c>leaseDurationSeconds</c> is <c>Lease Duration Seconds</c>.</summary>
    private static string Label(string field)
    {
        var words = new StringBuilder();
        for (var at = 0; at < field.Length; at++)
        {
            if (at > 0 && char.IsAsciiLetterUpper(field[at]) && !char.IsAsciiLetterUpper(field[at - 1])) words.Append(' ');
            words.Append(field[at]);
        }

        return string.Join(' ', words.ToString().Split(' ').Select(word =>
            Acronyms.Contains(word.ToLowerInvariant()) ? word.ToUpperInvariant() : char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
