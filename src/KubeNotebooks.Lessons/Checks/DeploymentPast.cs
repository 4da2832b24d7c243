using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>What became of a Deployment since the mark.</summary>
/// <param name="Uid">The one that was there at the mark; if none was, the one that is there now.</param>
/// <param name="Now">It as it is now; null: it is gone.</param>
/// <param name="Changed">When somebody from outside changed its spec first; null: nobody did.</param>
/// <param name="RolloutBegan">When its template changed first, or it was created; null: it did not.</param>
/// <param name="Deleted">When it was deleted; null: it was not.</param>
internal sealed record DeploymentPast(string Uid, V1Deployment? Now, DateTimeOffset? Changed, DateTimeOffset? RolloutBegan, DateTimeOffset? Deleted)
{
    /// <summary>Finds out.</summary>
    /// <returns>Null when there neither was nor is one.</returns>
    public static DeploymentPast? Of(Facts facts, Target target)
    {
        var now = target.Find(facts.Cluster) as V1Deployment;
        var before = target.Find(facts.Mark.Before) as V1Deployment;
        if ((before ?? now)?.Metadata.Uid is not { } uid) return null;
        DateTimeOffset? changed = null, began = null, deleted = null;
        V1Deployment? last = null;
        foreach (var version in facts.Cluster.History.VersionsOf(uid))
        {
            if (version.Object is not V1Deployment one) continue;
            if (version.Entry > facts.Mark.Entry)
            {
                if (version.Type == WatchEventType.Deleted || one.Metadata.DeletionTimestamp is not null) deleted ??= version.At;
                else if (!ClusterActors.IsPart(version.Actor) && one.Metadata.Generation != last?.Metadata.Generation) changed ??= version.At;
                if (deleted is null && ChangesTemplate(last, one)) began ??= version.At;
            }
            last = one;
        }
        return new DeploymentPast(uid, now?.Metadata.Uid == uid ? now : null, changed, began, deleted);
    }

    /// <summary>Whether a version of a Deployment has another template than the one before it.</summary>
    public static bool ChangesTemplate(V1Deployment? before, V1Deployment after) =>
        before is null || (before.Metadata.Generation != after.Metadata.Generation && !JsonNode.DeepEquals(Template(before), Template(after)));

    private static JsonNode? Template(V1Deployment deployment) => KubernetesJson.ToJson(deployment)["spec"]?["template"];
}
