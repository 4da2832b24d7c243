using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>Follows one object: as it is now, then its changes.</summary>
internal sealed class ObjectWatch : IDisposable
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);
    private readonly CommandContext _context;
    private readonly IApiWatch _watch;

    /// <summary>Starts to listen and reads the object.</summary>
    public ObjectWatch(CommandContext context, ResourceInfo info)
    {
        _context = context;
        _watch = context.Client.Watch(info.Type, info.Namespace, new Selection(Fields: $"metadata.name={info.Name}"));
        try
        {
            Current = context.Client.Get(info.Type, info.Namespace, info.Name);
        }
        catch (StatusException missing) when (missing.Reason == "NotFound")
        {
            Current = null;
        }
    }

    /// <summary>The object when the watch began; null when it was not there.</summary>
    public JsonObject? Current { get; }

    /// <summary>Waits for the next change.</summary>
    /// <param name="end">When to give up.</param>
    /// <returns>Null when nothing came until then, or nothing can come any more.</returns>
    /// <exception cref="KubectlExitException">Somebody interrupted the command.</exception>
    public ApiWatchEvent? Next(DateTimeOffset end)
    {
        while (true)
        {
            _context.ThrowIfInterrupted();
            var left = end - _context.Now;
            if (left < TimeSpan.Zero) return null;
            if (_watch.Next(left < Slice ? left : Slice) is { } change) return change;
            if (_watch.Closed || _context.Now >= end) return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watch.Dispose();
}
