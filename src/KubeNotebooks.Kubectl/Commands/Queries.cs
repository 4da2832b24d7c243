using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>Makes queries from the flags that commands share.</summary>
internal static class Queries
{
    /// <summary>The query of <c>-f</c>, <c>-R</c>, <c>-l</c>, <c>--field-selector</c>, <c>-A</c> and the positional arguments.</summary>
    public static ResourceQuery Query(this CommandContext context) => context.Query(context.Arguments);

    /// <summary>The same with other positional arguments.</summary>
    public static ResourceQuery Query(this CommandContext context, IReadOnlyList<string> arguments) => new()
    {
        Arguments = arguments,
        Filenames = context.Flags.Texts("filename"),
        Recursive = context.Flags.Switch("recursive"),
        Selector = context.Flags.TextOrNull("selector") ?? "",
        FieldSelector = context.Flags.TextOrNull("field-selector") ?? "",
        AllNamespaces = context.Flags.Switch("all-namespaces"),
    };

    /// <summary>The targets of a query.</summary>
    public static ResourceTargets Find(this CommandContext context, ResourceQuery query) => new ResourceBuilder(context, query).Build();

    /// <summary>Refuses a command line that names neither resources nor files.</summary>
    /// <exception cref="KubectlException">It names none.</exception>
    public static void RequireResource(this CommandContext context)
    {
        if (context.Arguments.Count == 0 && context.Flags.Texts("filename").Count == 0)
            throw new KubectlException("required resource not specified");
    }

    /// <summary>Refuses a command line without <c>-f</c>.</summary>
    /// <exception cref="KubectlException">It has none.</exception>
    public static void RequireFilename(this CommandContext context)
    {
        if (context.Flags.Texts("filename").Count == 0) throw new KubectlException("must specify one of -f and -k");
    }

    /// <summary>Refuses positional arguments.</summary>
    /// <param name="context">The command.</param>
    /// <param name="what">How the command calls them.</param>
    /// <exception cref="KubectlException">There are some.</exception>
    public static void RefuseArguments(this CommandContext context, string what = "Unexpected args")
    {
        if (context.Arguments.Count > 0) throw context.UsageError($"{what}: [{string.Join(' ', context.Arguments)}]");
    }
}
