using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Sorting;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes the events of an object.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, DescribeEvents, searchEvents; kubectl pkg/util/event/sorted_event_list.go.</remarks>
internal static class EventsSection
{
    /// <summary>Finds an object's events and describes them, if events are wanted.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="context">Where from.</param>
    /// <param name="one">The object.</param>
    public static void Write(DescribeWriter writer, DescribeContext context, IKubernetesObject<V1ObjectMeta> one)
    {
        if (!context.ShowEvents) return;
        var type = ResourceCatalogue.Of(one.GetType());
        var terms = $"involvedObject.name={one.Metadata.Name},involvedObject.namespace={one.Metadata.NamespaceProperty},"
            + $"involvedObject.uid={one.Metadata.Uid}";
        if (one is not V1Pod) terms += $",involvedObject.kind={type.Kind}";
        Write(writer, context, context.List<Corev1Event>(one.Metadata.NamespaceProperty, new Selection(Fields: terms)));
    }

    /// <summary>Describes events.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="context">The time and the release.</param>
    /// <param name="events">The events, in the server's order.</param>
    public static void Write(DescribeWriter writer, DescribeContext context, IReadOnlyList<Corev1Event> events)
    {
        if (events.Count == 0)
        {
            writer.Field(0, "Events", "<none>");
            return;
        }

        Corev1Event[] sorted = [.. events];
        GoSort.Sort<Corev1Event>(sorted, (left, right) => Last(left) < Last(right), context.Version);
        writer.Line(0, "Events:");
        writer.Line(1, "Type\tReason\tAge\tFrom\tMessage");
        writer.Line(1, "----\t------\t----\t----\t-------");
        foreach (var one in sorted)
        {
            var cells = $"{one.Type}\t{one.Reason}\t{EventAge.Of(one, context.Now, context.Version)}\t{From(one, context.Version)}";
            writer.Line(1, $"{cells}\t{(one.Message ?? "").Trim()}");
        }
    }

    private static DateTime Last(Corev1Event one) => one.LastTimestamp ?? DateTime.MinValue;

    private static string From(Corev1Event one, KubernetesVersion version)
    {
        if (!version.AtLeast(19))
            return string.IsNullOrEmpty(one.Source?.Host) ? one.Source?.Component ?? "" : $"{one.Source.Component}, {one.Source.Host}";
        return string.IsNullOrEmpty(one.Source?.Component) ? one.ReportingComponent ?? "" : one.Source.Component;
    }
}
