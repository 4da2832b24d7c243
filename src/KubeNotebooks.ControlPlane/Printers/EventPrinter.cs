using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using static KubeNotebooks.ControlPlane.Printers.Cells;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>The table of events.</summary>
/// <remarks>Source: kubernetes pkg/printers/internalversion/printers.go, printEvent.</remarks>
internal static class EventPrinter
{
    public static readonly Printer<Corev1Event> Events = new(
        new("Last Seen", (one, context) => LastSeen(one, context)),
        new("Type", (one, _) => one.Type ?? ""),
        new("Reason", (one, _) => one.Reason ?? ""),
        new("Object", (one, _) => Target(one.InvolvedObject)),
        new("Subobject", (one, _) => one.InvolvedObject.FieldPath ?? "", WideOnly: true),
        new("Source", (one, _) => Source(one), WideOnly: true),
        new("Message", (one, _) => (one.Message ?? "").Trim()),
        new("First Seen", (one, context) => FirstSeen(one, context), WideOnly: true),
        new("Count", (one, _) => Count(one), WideOnly: true),
        new("Name", (one, _) => Name(one), WideOnly: true));

    /// <summary>Whether a release shows the time of an event that has only <c>eventTime</c>.</summary>
    private static bool ReadsEventTime(KubernetesVersion version) => version.AtLeast(17, 13);

    private static string FirstSeen(Corev1Event one, PrintContext context) =>
        one.FirstTimestamp is null && ReadsEventTime(context.Version)
            ? HumanDuration.SinceExactly(one.EventTime, context.Now)
            : HumanDuration.Since(one.FirstTimestamp, context.Now);

    private static string LastSeen(Corev1Event one, PrintContext context)
    {
        if (one.Series is { } series && ReadsEventTime(context.Version))
            return HumanDuration.SinceExactly(series.LastObservedTime, context.Now);
        return one.LastTimestamp is null && ReadsEventTime(context.Version)
            ? FirstSeen(one, context)
            : HumanDuration.Since(one.LastTimestamp, context.Now);
    }

    private static string Count(Corev1Event one)
    {
        var count = one.Series?.Count ?? one.Count ?? 0;
        return Math.Max(count, 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string Target(V1ObjectReference involved)
    {
        var kind = (involved.Kind ?? "").ToLowerInvariant();
        return string.IsNullOrEmpty(involved.Name) ? kind : $"{kind}/{involved.Name}";
    }

    private static string Source(Corev1Event one)
    {
        var component = string.IsNullOrEmpty(one.Source?.Component) ? one.ReportingComponent ?? "" : one.Source.Component;
        var instance = string.IsNullOrEmpty(one.Source?.Host) ? one.ReportingInstance ?? "" : one.Source.Host;
        return instance.Length == 0 ? component : $"{component}, {instance}";
    }
}
