using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary><c>kubectl describe</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/describe/describe.go.</remarks>
internal static class DescribeCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("describe", "Show details of a specific resource or group of resources")
    {
        Usage = "(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME) [options]",
        Flags =
        [
            .. CommonFlags.Filenames, CommonFlags.Selector, CommonFlags.AllNamespaces,
            new("show-events", FlagKind.Switch, "Describe the objects' events too") { Default = "true" },
            new("chunk-size", FlagKind.Number) { Default = "500" },
        ],
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        if (context.Arguments.Count == 0 && context.Flags.Texts("filename").Count == 0)
        {
            throw new KubectlException("You must specify the type of resource to describe. "
                + "Use \"kubectl api-resources\" for a complete list of supported resources.");
        }

        var describe = new DescribeContext(context.Client, context.Flags.Switch("show-events"));
        var infos = Targets(context, context.Arguments).ReadAll(out var errors);
        if (context.Arguments.Count == 2 && errors is [StatusException { Reason: "NotFound" } missing])
        {
            DescribeByPrefix(context, describe, missing);
            return;
        }

        for (var i = 0; i < infos.Count; i++) context.Text((i == 0 ? "" : "\n\n") + Described(context, describe, infos[i]));
        if (infos.Count == 0 && errors.Count == 0 && context.Version.AtLeast(18))
        {
            context.ErrorLine(context.Flags.Switch("all-namespaces")
                ? "No resources found"
                : $"No resources found in {context.Namespace} namespace.");
        }

        KubectlAggregateException.ThrowIfAny(errors);
    }

    private static string Described(CommandContext context, DescribeContext describe, ResourceInfo info)
    {
        var text = Describers.Describe(describe, info.Type, info.Object!);
        context.Output.Note(new PrintedDescription(info.Type, info.Namespace, info.Name, text));
        return text;
    }

    private static ResourceTargets Targets(CommandContext context, IReadOnlyList<string> arguments) =>
        context.Find(context.Query(arguments) with { TypeMeansAll = true, Latest = true });

    /// <summary>A name that is not there may be the beginning of names that are.</summary>
    private static void DescribeByPrefix(CommandContext context, DescribeContext describe, StatusException missing)
    {
        var found = Targets(context, [context.Arguments[0]]).ReadAll()
            .Where(info => info.Name.StartsWith(context.Arguments[1], StringComparison.Ordinal))
            .ToArray();
        if (found.Length == 0) throw missing;
        foreach (var info in found) context.Text(Described(context, describe, info) + "\n");
    }
}
