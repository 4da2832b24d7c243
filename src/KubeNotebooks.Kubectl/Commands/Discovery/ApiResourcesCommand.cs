using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Printing;

namespace KubeNotebooks.Kubectl.Commands.Discovery;

/// <summary><c>kubectl api-resources</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/apiresources/apiresources.go.</remarks>
internal static class ApiResourcesCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("api-resources", "Print the supported API resources on the server")
    {
        Flags =
        [
            new("api-group", FlagKind.Text, "Only of this group; '' is the core group"),
            new("namespaced", FlagKind.Switch, "Only those that are in namespaces, or only those that are not") { Default = "true" },
            new("no-headers", FlagKind.Switch, "Without the line of headers"),
            new("output", FlagKind.Text, "name, or nothing") { Shorthand = 'o' },
            new("cached", FlagKind.Switch),
            Flag.Unsupported("categories"), Flag.Unsupported("sort-by"), Flag.Unsupported("verbs"),
        ],
        Arguments = ArgumentKind.None,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        context.RefuseArguments("unexpected arguments");
        var flags = context.Flags;
        var format = flags.Text("output");
        if (format is not ("" or "name"))
            throw new KubectlException($"the simulated kubectl does not support the output format \"{format}\" of 'kubectl api-resources'");
        var types = context.Client.Discover()
            .Where(type => !flags.Given("api-group") || type.Group == flags.Text("api-group"))
            .Where(type => !flags.Given("namespaced") || type.Namespaced == flags.Switch("namespaced"))
            .OrderBy(type => type.Group, StringComparer.Ordinal).ThenBy(type => type.Plural, StringComparer.Ordinal);
        var writer = TabWriter.ForTables(context.Text);
        if (format.Length == 0 && !flags.Switch("no-headers")) writer.Write("NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND\n");
        foreach (var type in types) writer.Write(format == "name" ? $"{type.QualifiedPlural}\n" : RowOf(type));
        writer.Flush();
    }

    private static string RowOf(ResourceType type) =>
        $"{type.Plural}\t{string.Join(',', type.ShortNames)}\t{type.ApiVersion}\t{(type.Namespaced ? "true" : "false")}\t{type.Kind}\n";
}
