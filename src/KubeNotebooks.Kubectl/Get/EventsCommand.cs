using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Sorting;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands;
using KubeNotebooks.Kubectl.Describe;
using KubeNotebooks.Kubectl.Printing;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Get;

/// <summary><c>kubectl events</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/events/events.go, event_printer.go; kubectl pkg/util/event/sorted_event_list.go.</remarks>
internal static class EventsCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("events", "List events")
    {
        Usage = "[(-o|--output=)json|yaml|name|jsonpath] [--for TYPE/NAME] [--types=Normal,Warning] [options]",
        Flags =
        [
            .. CommonFlags.Output, CommonFlags.AllNamespaces,
            new("for", FlagKind.Text, "Only the events of this object: TYPE/NAME"),
            new("types", FlagKind.List, "Only events of these types: Normal, Warning"),
            new("no-headers", FlagKind.Switch, "Leave out the line of column names"),
            new("chunk-size", FlagKind.Number) { Default = "500" },
            Flag.Unsupported("watch", FlagKind.Switch, 'w'),
        ],
        Arguments = ArgumentKind.None,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var format = context.Flags.Text("output");
        var print = format.Length == 0 ? null : ObjectPrinters.Create(format, context.Flags.Text("template"));
        var all = context.Flags.Switch("all-namespaces");
        var list = context.Client.List(ResourceCatalogue.Events, all ? null : context.Namespace, new Selection(Fields: For(context)));
        var events = list["items"]!.AsArray()
            .Select(item => (Json: (JsonObject)item!, Event: KubernetesJson.FromJson<Corev1Event>((JsonObject)item!)))
            .Where(one => IsWanted(context, one.Event))
            .ToArray();
        if (events.Length == 0)
        {
            context.ErrorLine(all ? "No events found." : $"No events found in {context.Namespace} namespace.");
            return;
        }

        GoSort.Sort<(JsonObject Json, Corev1Event Event)>(events, (left, right) => Time(left.Event) < Time(right.Event), context.Version);
        if (print is null)
        {
            WriteTable(context, [.. events.Select(one => one.Event)], all);
            return;
        }

        if (format == "name") return; // kubectl prints nothing then
        context.Text(print(new JsonObject
        {
            ["apiVersion"] = "v1",
            ["items"] = new JsonArray([.. events.Select(one => one.Json.DeepClone())]),
            ["kind"] = "EventList",
            ["metadata"] = new JsonObject(),
        }));
    }

    private static string? For(CommandContext context)
    {
        var given = context.Flags.Text("for");
        if (given.Length == 0) return null;
        if (given.Split('/') is not [{ Length: > 0 } word, var name]) throw new KubectlException("--for must be in resource/name form");
        var type = ResourceTypes.Find(context.Client, word);
        return name.Length == 0 ? null : $"involvedObject.kind={type.Kind},involvedObject.name={name}";
    }

    private static bool IsWanted(CommandContext context, Corev1Event one)
    {
        var types = context.Flags.Texts("types");
        foreach (var type in types)
        {
            if (!type.Equals("Normal", StringComparison.OrdinalIgnoreCase) && !type.Equals("Warning", StringComparison.OrdinalIgnoreCase))
                throw new KubectlException("valid --types are Normal or Warning");
        }

        return types.Count == 0 || types.Contains(one.Type, StringComparer.OrdinalIgnoreCase);
    }

    private static DateTime Time(Corev1Event one) =>
        one.Series is { } series ? series.LastObservedTime ?? DateTime.MinValue : one.LastTimestamp ?? one.EventTime ?? DateTime.MinValue;

    private static void WriteTable(CommandContext context, IReadOnlyList<Corev1Event> events, bool withNamespace)
    {
        var noHeaders = context.Flags.Switch("no-headers");
        string[] headers = ["LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"];
        if (withNamespace) headers = ["NAMESPACE", .. headers];
        TableRow[] rows = [.. events.Select(one => new TableRow([.. Cells(context, one, withNamespace)], one))];
        var writer = TabWriter.ForTables(context.Text);
        if (!noHeaders) writer.Write(string.Join('\t', headers) + "\n");
        foreach (var row in rows) writer.Write(string.Join('\t', row.Cells) + "\n");
        writer.Flush();
        var table = new Table(ResourceCatalogue.Events, [.. headers.Select(header => new TableColumn(header))], rows);
        context.Output.Note(new PrintedTable(table) { NoHeaders = noHeaders });
    }

    private static IEnumerable<string> Cells(CommandContext context, Corev1Event one, bool withNamespace)
    {
        if (withNamespace) yield return one.Metadata.NamespaceProperty;
        yield return EventAge.Of(one, context.Now, context.Version);
        yield return one.Type;
        yield return one.Reason;
        yield return $"{one.InvolvedObject.Kind}/{one.InvolvedObject.Name}";
        yield return TerminalText.Escaped((one.Message ?? "").Trim());
    }
}
