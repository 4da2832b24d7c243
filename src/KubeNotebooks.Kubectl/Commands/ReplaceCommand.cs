using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands.Apply;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary><c>kubectl replace</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/replace/replace.go.</remarks>
internal static class ReplaceCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("replace", "Replace a resource by file name or stdin")
    {
        SuggestFor = ["update"],
        Usage = "-f FILENAME",
        Flags =
        [
            .. CommonFlags.Filenames, .. CommonFlags.Output, CommonFlags.DryRun, CommonFlags.FieldManager, FieldValidation.Flag,
            CommonFlags.SaveConfig, CommonFlags.Record,
            Flag.Unsupported("force", FlagKind.Switch), Flag.Unsupported("wait", FlagKind.Switch), Flag.Unsupported("raw"),
            Flag.Unsupported("cascade"), Flag.Unsupported("grace-period"), Flag.Unsupported("timeout"), Flag.Unsupported("subresource"),
        ],
        Arguments = ArgumentKind.None,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var strict = FieldValidation.IsStrict(context);
        var dryRun = DryRuns.Of(context);
        var printer = new ResultPrinter(context, dryRun);
        context.RequireFilename();
        var options = new WriteOptions(dryRun == DryRun.Server, "kubectl-replace", strict, OnWarning: context.Warn);
        context.Find(context.Query() with { Validate = strict }).Visit(info =>
        {
            var json = info.Object!;
            if (context.Flags.Switch("save-config") || LastApplied.Of(json) is not null) json = LastApplied.Annotate(json);
            ChangeCause.Record(context, json);
            var result = dryRun == DryRun.Client ? json : SourceErrors.During("replacing", info.Source,
                () => context.Client.Update(info.Type, info.Namespace, info.Name, json, options));
            printer.Print(info, result, "replaced");
        });
    }
}
