using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.History;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>How many pods the ReplicaSets of a Deployment wanted together: what its controller keeps within the bound.</summary>
/// <remarks>A pod whose deletion is on its way may exist besides for some milliseconds; it is wanted no more and does not count.</remarks>
internal static class WantedPods
{
    /// <summary>The greatest number since a moment.</summary>
    /// <param name="cluster">Where the Deployment is or was.</param>
    /// <param name="uid">The Deployment's UID.</param>
    /// <param name="from">The moment.</param>
    /// <returns>The number, and when it was reached first.</returns>
    public static (int Most, DateTimeOffset At) Since(Cluster cluster, string uid, DateTimeOffset from)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        var (total, most, at) = (0, -1, from);
        foreach (var version in Versions(cluster, uid))
        {
            if (version.At >= from && most < 0) most = total;
            var isWanted = !version.IsLast && version.Object.Metadata.OwnerReferences?.Any(owner => owner.Controller == true && owner.Uid == uid) == true;
            var size = isWanted ? ((V1ReplicaSet)version.Object).Spec.Replicas ?? 1 : 0;
            total += size - sizes.GetValueOrDefault(version.Object.Metadata.Uid);
            sizes[version.Object.Metadata.Uid] = size;
            if (version.At >= from && total > most) (most, at) = (total, version.At);
        }
        return (Math.Max(most, most < 0 ? total : 0), at);
    }

    private static IEnumerable<ObjectVersion> Versions(Cluster cluster, string uid) => cluster.History.ControlledBy(uid)
        .SelectMany(cluster.History.VersionsOf).Where(version => version.Object is V1ReplicaSet).OrderBy(version => version.Entry);
}
