using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary><c>kubectl delete</c>: deletes objects and waits until they are gone.</summary>
/// <remarks>Source: kubectl pkg/cmd/delete/delete.go.</remarks>
internal sealed class DeleteCommand
{
    private static readonly TimeSpan Forever = TimeSpan.FromDays(7);
    private readonly CommandContext _context;
    private readonly DryRun _dryRun;
    private readonly DeleteOptions _options;
    private readonly int _gracePeriod;
    private readonly bool _ignoreNotFound;

    private DeleteCommand(CommandContext context)
    {
        _context = context;
        var flags = context.Flags;
        var selects = flags.Switch("all") || flags.Text("selector").Length > 0 || flags.Text("field-selector").Length > 0;
        _ignoreNotFound = flags.Given("ignore-not-found") ? flags.Switch("ignore-not-found") : selects;
        _gracePeriod = GracePeriod(flags);
        _dryRun = DryRuns.Of(context);
        _options = new DeleteOptions(_gracePeriod < 0 ? null : _gracePeriod, Propagation(flags.Text("cascade")), _dryRun == DryRun.Server);
    }

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new(
        "delete", "Delete resources by file names, stdin, resources and names, or by resources and label selector")
    {
        SuggestFor = ["rm", "remove"],
        Usage = "([-f FILENAME] | TYPE [(NAME | -l label | --all)])",
        Flags =
        [
            .. CommonFlags.Filenames, CommonFlags.Selector, CommonFlags.FieldSelector, CommonFlags.All, CommonFlags.AllNamespaces,
            CommonFlags.DryRun, CommonFlags.Cascade,
            new("output", FlagKind.Text, "name, or nothing") { Shorthand = 'o' },
            new("grace-period", FlagKind.Number, "Seconds that a pod gets to end by itself") { Default = "-1" },
            new("force", FlagKind.Switch, "With --grace-period=0: remove at once"),
            new("now", FlagKind.Switch, "As --grace-period=1"),
            new("ignore-not-found", FlagKind.Switch, "What is not there counts as deleted"),
            new("wait", FlagKind.Switch, "Wait until the objects are gone") { Default = "true" },
            new("timeout", FlagKind.Duration, "How long to wait; 0 is as long as the grace period takes"),
            Flag.Unsupported("interactive", FlagKind.Switch, 'i'), Flag.Unsupported("raw"),
        ],
        Run = context => new DeleteCommand(context).Run(),
    };

    private void Run()
    {
        var query = _context.Query() with { All = _context.Flags.Switch("all"), RequireObject = false };
        var targets = _context.Find(query);
        Validate();
        var deleted = new List<(ResourceInfo Info, string? Uid)>();
        var errors = targets.Collect(info => deleted.Add((info, Delete(info))));
        if (_ignoreNotFound) errors = [.. errors.Where(error => error is not StatusException { Reason: "NotFound" })];
        KubectlAggregateException.ThrowIfAny(errors);
        if (deleted.Count == 0) _context.Line("No resources found");
        if (_dryRun == DryRun.None && _context.Flags.Switch("wait")) Wait(deleted);
    }

    private static int GracePeriod(FlagValues flags)
    {
        var seconds = (int)flags.Number("grace-period");
        if (flags.Switch("now"))
        {
            if (seconds != -1) throw new KubectlException("--now and --grace-period cannot be specified together");
            seconds = 1;
        }
        if (seconds == 0 && !flags.Switch("force")) return 1;
        return flags.Switch("force") && seconds < 0 ? 0 : seconds;
    }

    private static string Propagation(string cascade) => cascade switch
    {
        "background" or "true" => "Background",
        "orphan" or "false" => "Orphan",
        "foreground" => "Foreground",
        _ => throw new KubectlException($"invalid cascade value ({cascade}). Must be \"background\", \"foreground\", or \"orphan\"."),
    };

    private void Validate()
    {
        var flags = _context.Flags;
        if (flags.Text("output") is not ("" or "name"))
            throw new KubectlException($"unexpected -o output mode: {flags.Text("output")}. We only support '-o name'");
        if (flags.Switch("all") && flags.Text("selector").Length > 0)
            throw new KubectlException("cannot set --all and --selector at the same time");
        if (flags.Switch("all") && flags.Text("field-selector").Length > 0)
            throw new KubectlException("cannot set --all and --field-selector at the same time");
        if (!flags.Switch("force")) return;
        if (_gracePeriod > 0) throw new KubectlException("--force and --grace-period greater than 0 cannot be specified together");
        var prefix = _context.Version.AtLeast(21) ? "Warning" : "warning";
        _context.ErrorLine($"{prefix}: Immediate deletion does not wait for confirmation that the running resource has been terminated. "
            + "The resource may continue to run on the cluster indefinitely.");
    }

    // Returns the object's uid, so that waiting does not mistake a new object of the same name for it.
    private string? Delete(ResourceInfo info)
    {
        JsonObject? last = null;
        if (_dryRun != DryRun.Client) last = _context.Client.Delete(info.Type, info.Namespace, info.Name, _options);
        Print(info);
        return last.TextAt("metadata", "uid");
    }

    private void Print(ResourceInfo info)
    {
        if (_context.Flags.Text("output") == "name")
        {
            _context.Line(info.DisplayName);
            return;
        }
        var operation = _gracePeriod == 0 ? "force deleted" : "deleted";
        _context.Line($"{info.Type.QualifiedSingular} \"{info.Name}\" {operation}{_dryRun.Suffix()}");
    }

    private void Wait(IReadOnlyList<(ResourceInfo Info, string? Uid)> deleted)
    {
        var timeout = _context.Flags.Duration("timeout");
        var end = _context.Now + (timeout == TimeSpan.Zero ? Forever : timeout);
        var errors = new List<Exception>();
        foreach (var (info, uid) in deleted)
        {
            try
            {
                new DeletionWait(_context, info, uid).Until(end);
            }
            catch (KubectlException late)
            {
                errors.Add(late);
            }
        }
        KubectlAggregateException.ThrowIfAny(errors);
    }
}
