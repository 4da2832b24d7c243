using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Logs;

/// <summary><c>kubectl logs</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/logs/logs.go; pkg/polymorphichelpers/logsforobject.go.</remarks>
internal sealed class LogsCommand
{
    private const string Usage = "logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]";
    private readonly CommandContext _context;
    private readonly string _container;
    private readonly int? _tail;
    private readonly TimeSpan? _since;

    private LogsCommand(CommandContext context)
    {
        _context = context;
        var tail = context.Flags.Number("tail");
        if (tail < -1) throw new KubectlException("--tail must be greater than or equal to -1");
        _tail = tail >= 0 ? (int)tail : context.Flags.Text("selector").Length > 0 && !context.Flags.Given("tail") ? 10 : null;
        var since = Math.Round(context.Flags.Duration("since").TotalSeconds, MidpointRounding.AwayFromZero);
        if (since < 0) throw new KubectlException("--since must be greater than 0");
        _since = since > 0 ? TimeSpan.FromSeconds(since) : null;
        _container = context.Arguments.Count == 2 ? context.Arguments[1] : context.Flags.Text("container");
    }

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("logs", "Print the logs for a container in a pod")
    {
        Usage = Usage[5..],
        Flags =
        [
            CommonFlags.Selector,
            new("container", FlagKind.Text, "The container") { Shorthand = 'c' },
            new("follow", FlagKind.Switch, "Go on as long as the container writes") { Shorthand = 'f' },
            new("previous", FlagKind.Switch, "Of the container's run before this one") { Shorthand = 'p' },
            new("all-containers", FlagKind.Switch, "Of all containers of the pod"),
            new("prefix", FlagKind.Switch, "Begin each line with its source"),
            new("tail", FlagKind.Number, "How many of the last lines; -1: all") { Default = "-1" },
            new("timestamps", FlagKind.Switch, "Begin each line with its time"),
            new("ignore-errors", FlagKind.Switch), new("max-log-requests", FlagKind.Number) { Default = "5" },
            new("pod-running-timeout", FlagKind.Duration) { Default = "20s" }, new("insecure-skip-tls-verify-backend", FlagKind.Switch),
            Flag.Unsupported("all-pods", FlagKind.Switch), Flag.Unsupported("limit-bytes"),
            new("since", FlagKind.Duration, "Only lines that are no older, such as 5s, 2m or 3h") { Default = "0s" },
            Flag.Unsupported("since-time"),
        ],
        Arguments = ArgumentKind.Pods,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var selector = context.Flags.Text("selector");
        if (context.Arguments.Count is 0 or > 2 && (context.Arguments.Count > 2 || selector.Length == 0))
            throw context.UsageError($"expected '{Usage}'.\nPOD or TYPE/NAME is a required argument for the logs command");
        if (context.Arguments.Count == 1 && selector.Length > 0)
            throw context.UsageError("only a selector (-l) or a POD name is allowed");
        if (context.Arguments.Count == 2 && context.Flags.Given("container"))
            throw new KubectlException("only one of -c or an inline [CONTAINER] arg is allowed");
        var command = new LogsCommand(context);
        if (context.Flags.Switch("all-containers") && command._container.Length > 0)
            throw new KubectlException($"--all-containers=true should not be specified with container name {command._container}");
        foreach (var pod in command.Pods()) command.Print(pod);
    }

    private IReadOnlyList<JsonObject> Pods()
    {
        if (_context.Flags.Text("selector") is { Length: > 0 } selector)
        {
            var list = _context.Client.List(ResourceCatalogue.Pods, _context.Namespace, new Selection(selector));
            JsonObject[] pods = [.. list.ObjectsAt("items")];
            if (pods.Length == 0) _context.ErrorLine($"No resources found in {_context.Namespace} namespace.");
            return pods;
        }
        var argument = _context.Arguments[0];
        var query = new ResourceQuery { Arguments = [argument.Contains('/') ? argument : $"pods/{argument}"], ContinueOnError = false };
        try
        {
            var info = _context.Find(query).ReadAll()[0];
            return [info.Type == ResourceCatalogue.Pods ? info.Object! : LogPods.Choose(_context, info)];
        }
        catch (KubectlAggregateException error)
            when (error.Errors is [StatusException { Reason: "NotFound" } missing] && _context.Version.AtLeast(20))
        {
            throw new KubectlException($"error from server (NotFound): {missing.Message} in namespace \"{_context.Namespace}\"");
        }
    }

    private void Print(JsonObject pod)
    {
        var containers = _context.Flags.Switch("all-containers")
            ? LogPods.Containers(pod).Select(one => one.Name)
            : [LogPods.Container(_context, pod, _container)];
        foreach (var container in containers) Print(pod, container);
    }

    private void Print(JsonObject pod, string container)
    {
        var (ns, name) = (pod.TextAt("metadata", "namespace")!, pod.TextAt("metadata", "name")!);
        var options = new LogOptions(container, _context.Flags.Switch("previous"), _tail, _context.Flags.Switch("timestamps"), _since);
        var prefix = _context.Flags.Switch("prefix") ? $"[pod/{name}/{container}] " : "";
        var text = _context.Client.Logs(ns, name, options);
        Write(text, prefix);
        if (_context.Flags.Switch("follow")) new LogFollower(_context, ns, name, container).Follow(more => Write(more, prefix));
    }

    private void Write(string text, string prefix)
    {
        if (prefix.Length == 0)
        {
            _context.Text(text);
            return;
        }
        foreach (var line in text.Split('\n').SkipLast(text.Length == 0 || text.EndsWith('\n') ? 1 : 0)) _context.Line(prefix + line);
    }
}
