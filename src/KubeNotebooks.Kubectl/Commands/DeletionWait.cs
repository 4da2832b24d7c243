using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>Waits until an object is gone.</summary>
/// <param name="context">The command.</param>
/// <param name="info">The object.</param>
/// <param name="uid">Its uid; null: any object of that name counts.</param>
/// <remarks>Source: kubectl pkg/cmd/wait/delete.go, IsDeleted.</remarks>
internal sealed class DeletionWait(CommandContext context, ResourceInfo info, string? uid)
{
    /// <summary>Waits.</summary>
    /// <param name="end">When to give up.</param>
    /// <returns>The object as it was last seen; null when it was gone already.</returns>
    /// <exception cref="KubectlException">It is still there.</exception>
    public JsonObject? Until(DateTimeOffset end)
    {
        using var watch = new ObjectWatch(context, info);
        if (watch.Current is not { } live || (uid is not null && live.TextAt("metadata", "uid") != uid)) return null;
        while (watch.Next(end) is { } change)
        {
            if (change.Type == WatchEventType.Deleted) return change.Object;
        }
        throw new KubectlException($"timed out waiting for the condition on {info.Type.Plural}/{info.Name}");
    }
}
