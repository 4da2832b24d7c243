using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands.Apply;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Create;

/// <summary><c>kubectl create -f</c>, and the commands below <c>create</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/create/create.go.</remarks>
internal static class CreateCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("create", "Create a resource from a file or from stdin")
    {
        Usage = "-f FILENAME",
        Flags =
        [
            .. CommonFlags.Filenames, .. CommonFlags.Output, CommonFlags.DryRun, CommonFlags.Selector, CommonFlags.FieldManager,
            FieldValidation.Flag, CommonFlags.SaveConfig, CommonFlags.Record,
            Flag.Unsupported("edit", FlagKind.Switch), Flag.Unsupported("raw"), Flag.Unsupported("windows-line-endings", FlagKind.Switch),
        ],
        Subcommands = [.. CreateSubcommands.All],
        Arguments = ArgumentKind.None,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        if (context.Flags.Texts("filename").Count == 0 && context.Arguments.Count == 0)
            throw new KubectlException("must specify one of -f and -k");
        context.RefuseArguments();
        var dryRun = DryRuns.Of(context);
        var strict = FieldValidation.IsStrict(context);
        var printer = new ResultPrinter(context, dryRun);
        var options = new WriteOptions(dryRun == DryRun.Server, "kubectl-create", strict, OnWarning: context.Warn);
        var count = 0;
        context.Find(context.Query() with { Validate = strict }).Visit(info =>
        {
            var json = info.Object!;
            if (context.Flags.Switch("save-config") || LastApplied.Of(json) is not null) json = LastApplied.Annotate(json);
            ChangeCause.Record(context, json);
            if (dryRun != DryRun.Client)
                json = SourceErrors.During("creating", info.Source, () => context.Client.Create(info.Type, info.Namespace, json, options));
            count++;
            printer.Print(ResourceInfo.Of(info.Type, json), json, "created");
        });
        if (count == 0) throw new KubectlException("no objects passed to create");
    }
}
