using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands;

namespace KubeNotebooks.Kubectl.Get;

/// <summary><c>kubectl get</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/get/get.go.</remarks>
internal static class GetCommand
{
    private const string NoResource = """
        You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

        """;

    private const string ResourceRequired = """
        Required resource not specified.
        Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
        """;

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("get", "Display one or many resources")
    {
        SuggestFor = ["list", "ps"],
        Usage = "[(-o|--output=)json|yaml|name|jsonpath|jsonpath-as-json|jsonpath-file|custom-columns|custom-columns-file|wide] "
            + "(TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]",
        Flags =
        [
            .. CommonFlags.Filenames, .. CommonFlags.Output, CommonFlags.Selector, CommonFlags.FieldSelector, CommonFlags.AllNamespaces,
            new("watch", FlagKind.Switch, "Then show each change as it happens") { Shorthand = 'w' },
            new("watch-only", FlagKind.Switch, "Show each change as it happens, not what is there before"),
            new("output-watch-events", FlagKind.Switch, "Show what kind of change it was"),
            new("ignore-not-found", FlagKind.Switch, "It is no error when an object is not there"),
            new("no-headers", FlagKind.Switch, "Leave out the line of column names"),
            new("show-labels", FlagKind.Switch, "Show all labels in a last column"),
            new("label-columns", FlagKind.List, "Show these labels in columns of their own") { Shorthand = 'L' },
            new("show-kind", FlagKind.Switch, "Show the kind before each name"),
            new("sort-by", FlagKind.Text, "Sort by this field, such as .metadata.name"),
            new("chunk-size", FlagKind.Number) { Default = "500" },
            new("server-print", FlagKind.Switch) { Default = "true" },
            Flag.Unsupported("raw"), Flag.Unsupported("subresource"),
        ],
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var options = GetOptions.Of(context);
        if (context.Arguments.Count == 0 && context.Flags.Texts("filename").Count == 0)
        {
            context.ErrorLine(NoResource);
            throw context.UsageError(ResourceRequired);
        }

        var targets = context.Find(context.Query() with { TypeMeansAll = true, Latest = true, SingleType = options.Watches });
        if (options.Watches) new WatchRun(context, options).Run(targets);
        else if (options.PrintObjects is null) new TableRun(context, options).Run(targets);
        else new ObjectRun(context, options).Run(targets);
    }
}
