using System.Globalization;
using System.Numerics;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Controllers.Informers;

namespace KubeNotebooks.ControlPlane.Controllers.ReplicaSet;

/// <summary>Which of a ReplicaSet's pods go first when it has too many.</summary>
/// <remarks>
/// Source: kubernetes pkg/controller/controller_utils.go, ActivePodsWithRanks.Less; a full tie is left to chance there and to the
/// (random) UID here. Rules 4 and the coarse ages act since 1.22, the rank since 1.17.
/// </remarks>
internal sealed class PodDeletionOrder(DateTimeOffset now, KubernetesVersion version) : IComparer<(ulong Class, PodFacts Pod)>
{
    private const string CostAnnotation = "controller.kubernetes.io/pod-deletion-cost";
    private readonly bool _coarseAges = version.AtLeast(22);

    /// <summary>Chooses the pods to delete.</summary>
    /// <param name="pods">Active pods, in any order.</param>
    /// <param name="count">How many to choose.</param>
    /// <param name="ranks">How many active pods of the same owner's ReplicaSets are on each node.</param>
    /// <param name="now">The virtual time.</param>
    /// <param name="version">The release whose rules apply.</param>
    /// <returns>The chosen ones, first to go first.</returns>
    public static List<V1Pod> Choose(
        IEnumerable<PodFacts> pods, int count, IReadOnlyDictionary<string, int> ranks, DateTimeOffset now, KubernetesVersion version)
    {
        // The best `count` so far, the worst of them on top: each further pod is compared with that one only.
        var order = new PodDeletionOrder(now, version);
        var chosen = new PriorityQueue<PodFacts, (ulong, PodFacts)>(Comparer<(ulong, PodFacts)>.Create((x, y) => order.Compare(y, x)));
        foreach (var pod in pods)
        {
            var place = (order.ClassOf(pod, ranks), pod);
            if (chosen.Count < count) chosen.Enqueue(pod, place);
            else chosen.EnqueueDequeue(pod, place);
        }
        var result = new List<V1Pod>(chosen.Count);
        while (chosen.TryDequeue(out var pod, out _)) result.Add(pod.Pod);
        result.Reverse();
        return result;
    }

    /// <summary>Compares two pods: the lesser goes first.</summary>
    public int Compare((ulong Class, PodFacts Pod) x, (ulong Class, PodFacts Pod) y)
    {
        if (x.Class != y.Class) return x.Class.CompareTo(y.Class);
        if (ReferenceEquals(x.Pod, y.Pod)) return 0;
        var byReadiness = ByAge(x.Pod, y.Pod, x.Pod.ReadySince, y.Pod.ReadySince);
        if (byReadiness != 0) return byReadiness;
        var byRestarts = MostRestarts(y.Pod.Pod.Status?.ContainerStatuses).CompareTo(MostRestarts(x.Pod.Pod.Status?.ContainerStatuses));
        if (byRestarts != 0) return byRestarts;
        byRestarts = SidecarRestarts(y.Pod.Pod).CompareTo(SidecarRestarts(x.Pod.Pod));
        if (byRestarts != 0) return byRestarts;
        var byCreation = ByAge(x.Pod, y.Pod, x.Pod.Pod.Metadata.CreationTimestamp, y.Pod.Pod.Metadata.CreationTimestamp);
        return byCreation != 0 ? byCreation : ByUid(x.Pod, y.Pod);
    }

    // The first five rules in one number: unassigned, phase, readiness, cost, crowded node.
    private ulong ClassOf(PodFacts facts, IReadOnlyDictionary<string, int> ranks)
    {
        var assigned = facts.Node.Length == 0 ? 0UL : 1;
        var phase = facts.Pod.Status?.Phase switch { "Running" => 2UL, "Unknown" => 1UL, _ => 0UL };
        var ready = facts.ReadySince is null ? 0UL : 1;
        var cost = version.AtLeast(22) ? Cost(facts.Pod) : 0;
        var crowd = version.AtLeast(17) ? Math.Min(ranks.GetValueOrDefault(facts.Node), 0xFFFF) : 0;
        return (assigned << 63) | (phase << 61) | (ready << 60) | ((ulong)((long)cost - int.MinValue) << 16) | (0xFFFFUL - (ulong)crowd);
    }

    private static int Cost(V1Pod pod) => pod.Metadata.Annotations is { } annotations
        && annotations.TryGetValue(CostAnnotation, out var text)
        && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cost) ? cost : 0;

    private int ByAge(PodFacts x, PodFacts y, DateTime? left, DateTime? right)
    {
        if (left == right || left is null || right is null) return 0;
        if (!_coarseAges) return right.Value.CompareTo(left.Value);
        var byBucket = Bucket(left.Value).CompareTo(Bucket(right.Value));
        return byBucket != 0 ? byBucket : ByUid(x, y);
    }

    // Ages in powers of two: who is about equally old is not told apart by age.
    private int Bucket(DateTime since)
    {
        var age = now.UtcTicks - since.Ticks;
        return age <= 0 ? -1 : BitOperations.Log2((ulong)age * 100);
    }

    private static int ByUid(PodFacts x, PodFacts y) => string.CompareOrdinal(x.Pod.Metadata.Uid, y.Pod.Metadata.Uid);

    private static int MostRestarts(IList<V1ContainerStatus>? statuses)
    {
        var most = 0;
        for (var i = 0; i < (statuses?.Count ?? 0); i++) most = Math.Max(most, statuses![i].RestartCount);
        return most;
    }

    private static int SidecarRestarts(V1Pod pod)
    {
        if (pod.Spec.InitContainers is not { Count: > 0 } containers) return 0;
        var sidecars = containers.Where(one => one.RestartPolicy == "Always").Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        return MostRestarts([.. (pod.Status?.InitContainerStatuses ?? []).Where(status => sidecars.Contains(status.Name))]);
    }
}
