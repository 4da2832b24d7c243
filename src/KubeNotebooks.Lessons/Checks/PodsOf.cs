using k8s.Models;
using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>Finds the pods that belong to ReplicaSets.</summary>
internal static class PodsOf
{
    /// <summary>The pods, by namespace and name.</summary>
    public static IReadOnlyList<V1Pod> ReplicaSets(Cluster cluster, IEnumerable<V1ReplicaSet> sets)
    {
        var uids = sets.SelectMany(set => cluster.History.ControlledBy(set.Metadata.Uid)).ToHashSet(StringComparer.Ordinal);
        return [.. cluster.Pods.Where(pod => uids.Contains(pod.Metadata.Uid))];
    }
}
