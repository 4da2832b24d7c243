using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Wait;

/// <summary><c>kubectl wait</c>: waits until objects are as they should be.</summary>
/// <remarks>Source: kubectl pkg/cmd/wait/wait.go.</remarks>
internal sealed class WaitCommand
{
    private static readonly TimeSpan CreationPoll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private readonly CommandContext _context;
    private readonly ResultPrinter _printer;
    private readonly WaitCondition _condition;
    private readonly TimeSpan _timeout;
    private readonly DateTimeOffset _end;

    private WaitCommand(CommandContext context)
    {
        _context = context;
        _printer = new ResultPrinter(context);
        _condition = WaitCondition.Parse(context.Flags.Text("for"));
        _timeout = context.Flags.Duration("timeout") is var given && given < TimeSpan.Zero ? Week : given;
        _end = context.Now + _timeout;
    }

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("wait", "Experimental: Wait for a specific condition on one or many resources")
    {
        SuggestFor = ["list", "ps"],
        Usage = "([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) "
            + "[--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]",
        Flags =
        [
            .. CommonFlags.Filenames.Select(flag => flag.Name == "recursive" ? flag with { Default = "true" } : flag),
            .. CommonFlags.Output, CommonFlags.Selector, CommonFlags.FieldSelector, CommonFlags.All, CommonFlags.AllNamespaces,
            new("for", FlagKind.Text, "What to wait for: create, delete, condition=NAME[=VALUE] or jsonpath={PATH}[=VALUE]"),
            new("timeout", FlagKind.Duration, "How long to wait; 0: look once, negative: a week") { Default = "30s" },
            Flag.Unsupported("local", FlagKind.Switch),
        ],
        Run = context => new WaitCommand(context).Run(),
    };

    private void Run()
    {
        var query = _context.Query() with { TypeMeansAll = _context.Flags.Switch("all"), Latest = true };
        if (_condition is WaitCondition.Created) WaitForCreation(query);
        var count = 0;
        var errors = _context.Find(query).Collect(info =>
        {
            count++;
            WaitFor(info);
            _printer.Print(info, info.Object!, "condition met");
        });
        if (_condition is WaitCondition.Deleted) errors = [.. errors.Where(error => error is not StatusException { Reason: "NotFound" })];
        KubectlAggregateException.ThrowIfAny(errors);
        if (count == 0 && _condition is not WaitCondition.Deleted) throw new KubectlException("no matching resources found");
    }

    private void WaitForCreation(ResourceQuery query)
    {
        while (_context.Find(query).Collect(_ => { }) is { Count: > 0 } errors)
        {
            if (errors.Any(error => error is not StatusException { Reason: "NotFound" })) throw new KubectlAggregateException(errors);
            if (_context.Now >= _end) throw new KubectlException("timed out waiting for the condition");
            _context.Sleep(CreationPoll);
        }
    }

    private void WaitFor(ResourceInfo info)
    {
        _context.Output.Note(new PrintedProgress(info.Type, info.Namespace, info.Name));
        switch (_condition)
        {
            case WaitCondition.Deleted:
                if (_timeout == TimeSpan.Zero) throw NotMet(info);
                info.Object = new DeletionWait(_context, info, uid: null).Until(_end) ?? info.Object;
                break;
            case WaitCondition.Holds holds:
                WaitFor(info, holds);
                break;
        }
    }

    private void WaitFor(ResourceInfo info, WaitCondition.Holds holds)
    {
        if (_timeout == TimeSpan.Zero)
        {
            if (!holds.Check(info.Fetch(_context.Client))) throw NotMet(info);
            return;
        }
        using var watch = new ObjectWatch(_context, info);
        var json = watch.Current ?? throw StatusException.NotFound(info.Type, info.Name);
        while (!holds.Check(json))
        {
            if (watch.Next(_end) is not { } change)
                throw new KubectlException($"timed out waiting for the condition on {info.Type.Plural}/{info.Name}");
            if (change.Type != ControlPlane.ApiServer.WatchEventType.Deleted) json = change.Object;
        }
        info.Object = json;
    }

    private static KubectlException NotMet(ResourceInfo info) => new($"condition not met for {info.Type.Plural}/{info.Name}");
}
