using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Printing;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Get;

/// <summary>Shows what is there, then each change as it happens: <c>kubectl get -w</c>.</summary>
/// <remarks>
/// Source: kubectl pkg/cmd/get/get.go, watch.
/// Simulated: a real watch goes on until it is interrupted; this one also ends when nothing changes for a minute of the cluster's time, or
/// after an hour of it, because nobody may be there to interrupt.
/// </remarks>
internal sealed class WatchRun
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromHours(1);
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);

    private readonly CommandContext _context;
    private readonly GetOptions _options;
    private readonly TableWriter _writer;
    private int _shown;

    /// <summary>Prepares the watch.</summary>
    public WatchRun(CommandContext context, GetOptions options)
    {
        _context = context;
        _options = options;
        _writer = new TableWriter(options.Table, context.Text);
    }

    /// <summary>Watches until it ends.</summary>
    /// <exception cref="KubectlException">More than one kind was asked for.</exception>
    /// <exception cref="KubectlExitException">Somebody interrupted the command.</exception>
    public void Run(ResourceTargets targets)
    {
        var limit = TimeLimit();
        var (type, ns, selection) = Watched(targets);
        using var watch = _context.Client.Watch(type, ns, selection);
        var infos = targets.ReadAll();
        if (!_options.WatchOnly)
        {
            foreach (var info in infos) Show(type, info.Object!, WatchEventType.Added);
        }

        Follow(type, watch, limit);
    }

    private static (ResourceType Type, string? Namespace, Selection Selection) Watched(ResourceTargets targets)
    {
        if (targets.Targets.Count > 1)
        {
            throw new KubectlException(
                $"watch is only supported on individual resources and resource collections - {targets.Targets.Count} resources were found");
        }

        return targets.Targets[0] switch
        {
            ResourceTarget.Named named => (named.Type, named.Namespace, ByName(named.Name)),
            ResourceTarget.Selected list => (list.Type, list.Namespace, list.Selection),
            ResourceTarget.Broken broken => throw broken.Error,
            ResourceTarget.FromFile file => (file.Type, (string?)file.Manifest["metadata"]?["namespace"],
                ByName((string?)file.Manifest["metadata"]?["name"] ?? "")),
            _ => throw new System.Diagnostics.UnreachableException("There is no other target."),
        };
    }

    private static Selection ByName(string name) => new(Fields: $"metadata.name={name}");

    private void Follow(ResourceType type, IApiWatch watch, TimeSpan? limit)
    {
        var start = _context.Now;
        var lastChange = start;
        while (true)
        {
            _context.ThrowIfInterrupted();
            var slice = limit is { } most && most - (_context.Now - start) < Slice ? most - (_context.Now - start) : Slice;
            if (slice < TimeSpan.Zero) return;
            if (watch.Next(slice) is { } change)
            {
                lastChange = _context.Now;
                Show(type, change.Object, change.Type);
                continue;
            }

            if (watch.Closed || _context.Now - start >= limit) return;
            if (_context.Now - lastChange >= LongestSilence || _context.Now - start >= LongestWatch)
            {
                _context.ErrorLine(_context.Now - lastChange >= LongestSilence
                    ? "watch ended: nothing changed for 60 simulated seconds (--request-timeout sets another end)"
                    : "watch ended after an hour of simulated time (--request-timeout sets another end)");
                return;
            }
        }
    }

    private void Show(ResourceType type, JsonObject one, WatchEventType change)
    {
        var eventType = _options.ShowEventTypes ? change.ToString().ToUpperInvariant() : null;
        if (_options.PrintObjects is null)
        {
            var table = _context.Client.Print(type, [one]);
            var withNamespace = _options.AllNamespaces && type.Namespaced;
            _writer.Write(table, withNamespace, _options.ShowKind, eventType);
            _writer.Flush();
            _context.Output.Note(new PrintedChange(_context.Now, change, _writer.AsPrinted(table, withNamespace, _options.ShowKind)));
            return;
        }

        if (_options.Format == "yaml" && _shown++ > 0) _context.Line("---");
        _context.Text(_options.PrintObjects(
            eventType is null ? one : new JsonObject { ["object"] = one.DeepClone(), ["type"] = eventType }));
    }

    private TimeSpan? TimeLimit()
    {
        var text = _context.Flags.Text("request-timeout");
        if (text == "0") return null;
        try
        {
            var span = text.All(char.IsAsciiDigit) ? GoSyntax.ParseDuration(text + "s") : GoSyntax.ParseDuration(text);
            return span == TimeSpan.Zero ? null : span;
        }
        catch (FormatException)
        {
            throw new KubectlException("Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a "
                + "corresponding time unit (e.g. 1s | 2m | 3h)");
        }
    }
}
