using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Printing;

namespace KubeNotebooks.Kubectl.Get;

/// <summary>What the flags of <c>kubectl get</c> ask for.</summary>
/// <remarks>Source: kubectl pkg/cmd/get/get.go, Complete and Validate; get_flags.go, ToPrinter.</remarks>
internal sealed record GetOptions
{
    private const string ByColumns = "custom-columns";
    private const string ByColumnsFile = "custom-columns-file";

    /// <summary>How tables are shown.</summary>
    public required TableOptions Table { get; init; }

    /// <summary>How whole objects are shown; null: as tables.</summary>
    public Func<JsonObject, string>? PrintObjects { get; init; }

    /// <summary>The columns that <c>-o custom-columns</c> gave; null: it was not used.</summary>
    public CustomColumns? Columns { get; init; }

    /// <summary>What <c>-o</c> gave.</summary>
    public string Format { get; init; } = "";

    /// <summary>Whether all namespaces are asked for.</summary>
    public bool AllNamespaces { get; init; }

    /// <summary>Whether the kind stands before each name.</summary>
    public bool ShowKind { get; init; }

    /// <summary>Whether it is no error that an object is not there.</summary>
    public bool IgnoreNotFound { get; init; }

    /// <summary>Sorts what is shown; null: in the server's order.</summary>
    public ObjectSorter? Sorter { get; init; }

    /// <summary>Whether changes are shown as they happen.</summary>
    public bool Watches { get; init; }

    /// <summary>Whether only changes are shown.</summary>
    public bool WatchOnly { get; init; }

    /// <summary>Whether the kind of change is shown.</summary>
    public bool ShowEventTypes { get; init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="KubectlException">They contradict each other, or there is no such format.</exception>
    public static GetOptions Of(CommandContext context)
    {
        var flags = context.Flags;
        var format = flags.Text("output");
        var template = flags.Text("template");
        if (format.Length == 0 && template.Length > 0) format = "go-template";
        var isTable = format is "" or "wide";
        if (flags.Switch("show-labels") && !isTable)
            throw new KubectlException($"--show-labels option cannot be used with {format} printer");
        var watches = flags.Switch("watch") || flags.Switch("watch-only");
        if (flags.Switch("output-watch-events") && !watches)
            throw new KubectlException("--output-watch-events option can only be used with --watch or --watch-only");
        var columns = ColumnsOf(format, template, context);
        return new GetOptions
        {
            Table = new TableOptions(format == "wide", flags.Switch("no-headers"), flags.Switch("show-labels"))
            {
                LabelColumns = [.. flags.Texts("label-columns")],
            },
            PrintObjects = isTable ? null : Printer(format, template, context, columns),
            Columns = columns,
            Format = format,
            AllNamespaces = flags.Switch("all-namespaces"),
            ShowKind = flags.Switch("show-kind"),
            IgnoreNotFound = flags.Switch("ignore-not-found"),
            Sorter = flags.Text("sort-by") is { Length: > 0 } field ? new ObjectSorter(field, context.Version) : null,
            Watches = watches,
            WatchOnly = flags.Switch("watch-only"),
            ShowEventTypes = flags.Switch("output-watch-events"),
        };
    }

    private static Func<JsonObject, string> Printer(string format, string template, CommandContext context, CustomColumns? columns)
    {
        if (columns is null)
            return ObjectPrinters.Create(format, template, context.Invocation.WorkingDirectory, ByColumns, ByColumnsFile, "wide");
        var noHeaders = context.Flags.Switch("no-headers");
        return one => columns.Print(one["items"] is JsonArray items ? items : [one.DeepClone()], noHeaders);
    }

    private static CustomColumns? ColumnsOf(string format, string template, CommandContext context)
    {
        var equals = format.IndexOf('=');
        var (name, argument) = equals < 0 ? (format, template) : (format[..equals], format[(equals + 1)..]);
        if (name is not (ByColumns or ByColumnsFile)) return null;
        try
        {
            return name == ByColumns
                ? CustomColumns.Parse(argument)
                : CustomColumns.ParseTemplate(ObjectPrinters.FileText(context.Invocation.WorkingDirectory, argument));
        }
        catch (JsonPathException bad)
        {
            throw new KubectlException(bad.Message);
        }
    }
}
