using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Logs;

/// <summary>Follows what a container writes until it ends.</summary>
internal sealed class LogFollower(CommandContext context, string ns, string pod, string container)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Waits for more text and passes it on.</summary>
    /// <param name="write">Gets each piece.</param>
    /// <exception cref="KubectlException">The container still runs after an hour.</exception>
    /// <remarks>Simulated: the wait has an end, where the real one goes on until somebody interrupts it.</remarks>
    public void Follow(Action<string> write)
    {
        var whole = new LogOptions(container);
        var seen = context.Client.Logs(ns, pod, whole).Length;
        var end = context.Now + Longest;
        var run = Running();
        while (run is not null)
        {
            if (context.Now >= end) throw new KubectlException("the simulated kubectl does not follow a log for more than an hour");
            context.Sleep(Poll);
            if (Running() != run) return;
            var text = context.Client.Logs(ns, pod, whole);
            if (text.Length > seen) write(text[seen..]);
            seen = text.Length;
        }
    }

    // Which run of the container is going on; null when none is.
    private long? Running()
    {
        try
        {
            JsonObject live = context.Client.Get(ResourceCatalogue.Pods, ns, pod);
            var status = live.ObjectsAt("status", "containerStatuses").FirstOrDefault(one => one.TextAt("name") == container);
            return status.At("state", "running") is null ? null : status.NumberAt("restartCount") ?? 0;
        }
        catch (StatusException gone) when (gone.Reason == "NotFound")
        {
            return null;
        }
    }
}
