using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Apply;

/// <summary><c>kubectl apply</c>, client-side.</summary>
/// <remarks>Source: kubectl pkg/cmd/apply/apply.go.</remarks>
internal sealed class ApplyCommand
{
    private readonly CommandContext _context;
    private readonly DryRun _dryRun;
    private readonly ResultPrinter _printer;
    private readonly WriteOptions _options;
    private readonly bool _strict;
    private readonly Applied _applied = new();

    private ApplyCommand(CommandContext context)
    {
        _context = context;
        _dryRun = DryRuns.Of(context);
        _strict = FieldValidation.IsStrict(context);
        _printer = new ResultPrinter(context, _dryRun);
        _options = new WriteOptions(
            DryRun: _dryRun == DryRun.Server,
            FieldManager: "kubectl-client-side-apply",
            StrictFields: _strict,
            OnWarning: context.Warn);
    }

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("apply", "Apply a configuration to a resource by file name or stdin")
    {
        Usage = "-f FILENAME",
        Flags =
        [
            .. CommonFlags.Filenames, .. CommonFlags.Output, CommonFlags.DryRun, CommonFlags.Selector, CommonFlags.FieldManager,
            CommonFlags.Record, FieldValidation.Flag, CommonFlags.ServerDryRun,
            new("prune", FlagKind.Switch, "Delete objects that were applied before and are in no file now"),
            new("prune-allowlist", FlagKind.Repeated, "The kinds that --prune looks at: GROUP/VERSION/KIND"),
            new("all", FlagKind.Switch, "Let --prune look at all objects of its kinds"),
            new("cascade", FlagKind.Text) { Default = "background", WithoutValue = "background" },
            new("openapi-patch", FlagKind.Switch) { Default = "true" },
            new("overwrite", FlagKind.Switch) { Default = "true" },
            Flag.Unsupported("server-side", FlagKind.Switch), Flag.Unsupported("force-conflicts", FlagKind.Switch),
            Flag.Unsupported("force", FlagKind.Switch), Flag.Unsupported("wait", FlagKind.Switch),
            Flag.Unsupported("grace-period"), Flag.Unsupported("timeout"), Flag.Unsupported("subresource"), Flag.Unsupported("applyset"),
        ],
        Subcommands = [ViewLastAppliedCommand.Definition],
        Arguments = ArgumentKind.None,
        Run = context => Run(context),
    };

    private static void Run(CommandContext context)
    {
        context.RefuseArguments();
        var command = new ApplyCommand(context);
        context.RequireFilename();
        command.Validate();
        command.ApplyAll();
    }

    private void Validate()
    {
        var flags = _context.Flags;
        if (flags.Switch("all") && flags.Text("selector").Length > 0)
            throw new KubectlException("cannot set --all and --selector at the same time");
        if (flags.Switch("prune") && !flags.Switch("all") && flags.Text("selector").Length == 0)
        {
            throw new KubectlException(
                "all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. "
                + "If you did not mean to prune all resources, specify a label selector");
        }
    }

    private void ApplyAll()
    {
        var kinds = _context.Flags.Switch("prune") ? Pruner.Kinds(_context) : [];
        var infos = _context.Find(_context.Query() with { Validate = _strict }).ReadAll(out var unread);
        var errors = new List<Exception>();
        if (unread.Count > 0) errors.Add(unread.Count == 1 ? unread[0] : new KubectlAggregateException(unread));
        if (infos.Count == 0 && errors.Count == 0) throw new KubectlException("no objects passed to apply");
        foreach (var info in infos)
        {
            try
            {
                Apply(info);
            }
            catch (Exception error) when (error is StatusException or KubectlException)
            {
                errors.Add(error);
            }
        }
        KubectlAggregateException.ThrowIfAny(errors);
        if (_printer.ShowsObjects) _printer.PrintTogether(_applied.Objects);
        if (_context.Flags.Switch("prune")) new Pruner(_context, _dryRun, _printer, _applied).Prune(kinds);
    }

    private void Apply(ResourceInfo info)
    {
        if (info.Namespace is { } ns) _applied.Namespaces.Add(ns);
        ChangeCause.Record(_context, info.Object!);
        if (info.Name.Length == 0 && info.Object.TextAt("metadata", "generateName") is { Length: > 0 } generated)
            throw new KubectlException($"from {generated}: cannot use generate name with apply");

        var manifest = info.Object!;
        var modified = LastApplied.Annotate(manifest);
        if (Live(info) is not { } live)
        {
            Create(info, modified);
            return;
        }
        if (_dryRun == DryRun.Client)
        {
            Finish(info, live, "configured");
            return;
        }
        if (LastApplied.Of(live) is null) _context.ErrorLine(MissingAnnotation(info));
        var patcher = new ApplyPatcher(_context, info, modified, _options);
        var result = patcher.Apply(live);
        if (result.TextAt("metadata", "deletionTimestamp") is not null && _context.Version.AtLeast(20))
            _context.ErrorLine($"Warning: Detected changes to resource {info.Name} which is currently being deleted.");
        Finish(info, result, patcher.ChangedNothing ? "unchanged" : "configured");
    }

    private JsonObject? Live(ResourceInfo info)
    {
        try
        {
            if (info.Name.Length == 0) throw new KubectlException("resource name may not be empty");
            return info.Fetch(_context.Client);
        }
        catch (StatusException notFound) when (notFound.Reason == "NotFound")
        {
            return null;
        }
        catch (Exception error) when (error is StatusException or KubectlException)
        {
            var doing = $"retrieving current configuration of:\n{SourceErrors.Describe(info)}\nfrom server for:";
            throw SourceErrors.With(error, doing, info.Source);
        }
    }

    private void Create(ResourceInfo info, JsonObject modified)
    {
        RemoveNulls(modified);
        var created = _dryRun == DryRun.Client ? modified : SourceErrors.During("creating", info.Source,
            () => _context.Client.Create(info.Type, info.Namespace, modified, _options));
        Finish(info, created, "created");
    }

    private void Finish(ResourceInfo info, JsonObject json, string operation)
    {
        info.Object = json;
        _applied.Add(info, json);
        if (!_printer.ShowsObjects) _printer.Print(info, json, operation);
    }

    private static void RemoveNulls(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) RemoveNulls(item);
        }
        if (node is not JsonObject map) return;
        foreach (var field in map.Where(pair => pair.Value is null).Select(pair => pair.Key).ToArray()) map.Remove(field);
        foreach (var (_, value) in map) RemoveNulls(value);
    }

    private string MissingAnnotation(ResourceInfo info) => _context.Version.AtLeast(21)
        ? $"Warning: resource {info.Type.Plural}/{info.Name} is missing the {LastApplied.Annotation} annotation which is required by "
            + "kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config "
            + "or kubectl apply. The missing annotation will be patched automatically."
        : "Warning: kubectl apply should be used on resource created by either kubectl create --save-config or kubectl apply";
}
