namespace KubeNotebooks.ControlPlane.Controllers.ReplicaSet;

/// <summary>In which batches pods are created: 1, 2, 4, 8 …, so that a refusal stops the many before they are sent.</summary>
/// <remarks>Source: kubernetes pkg/controller/replicaset/replica_set.go, slowStartBatch.</remarks>
internal static class SlowStart
{
    /// <summary>The sizes of the batches, in order; together <paramref name="pods"/>.</summary>
    public static IEnumerable<int> Batches(int pods)
    {
        for (var (left, size) = (pods, 1); left > 0; left -= size, size *= 2)
        {
            size = Math.Min(size, left);
            yield return size;
        }
    }
}
