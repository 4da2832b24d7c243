using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>The score plugins: which of the nodes that can take a pod is best.</summary>
/// <remarks>
/// Source: kubernetes pkg/scheduler/framework/plugins (tainttoleration, nodeaffinity, podtopologyspread, interpodaffinity,
/// noderesources, imagelocality) with the default weights; pkg/scheduler/schedule_one.go, selectHost.
/// Simulated: the default spread counts pods of the same controller, which is what its ReplicaSet's selector finds.
/// </remarks>
internal static class NodeScorer
{
    private const int MaxScore = 100;
    private const int TaintWeight = 3;
    private const int AffinityWeight = 2;
    private const int SpreadWeight = 2;
    private const int InterPodWeight = 2;
    private const int HostnameMaxSkew = 3;
    private const int ZoneMaxSkew = 5;
    private const int MaxOnStack = 512;
    private const long Ignored = -1;
    private const long MinImageBytes = 23L * 1024 * 1024;
    private const long MaxImageBytesPerContainer = 1000L * 1024 * 1024;

    /// <summary>Chooses the node of the highest score; by lot among equals.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="feasible">The nodes that can take it; at least one.</param>
    /// <param name="wishes">What is said about other pods.</param>
    /// <param name="allNodes">How many nodes the cluster has.</param>
    /// <param name="chance">Draws the lot.</param>
    public static NodeInfo Choose(PodInfo pod, List<NodeInfo> feasible, PlacementWishes wishes, int allNodes, RandomStream chance)
    {
        if (feasible.Count == 1) return feasible[0];
        Span<long> scores = feasible.Count <= MaxOnStack ? stackalloc long[feasible.Count] : new long[feasible.Count];
        for (var i = 0; i < feasible.Count; i++) scores[i] = LeastAllocated(pod, feasible[i]) + Balanced(pod, feasible[i]);
        if (wishes.Spread is { Scores: true }) AddOwnSpread(scores, feasible, wishes.Spread);
        else if (wishes is { Spread: null, PodsOfOwner: { } pods }) AddDefaultSpread(scores, feasible, pods);
        if (wishes.Affinity is { Scores: true }) AddInterPodAffinity(scores, feasible, wishes.Affinity);
        AddUnpreferredTaints(scores, pod, feasible);
        if (pod.Pod.Spec.Affinity?.NodeAffinity is not null) AddAffinity(scores, pod, feasible);
        AddImageLocality(scores, pod, feasible, allNodes);
        return Best(scores, feasible, chance);
    }

    /// <summary>How free the node would be, 0 to 100.</summary>
    public static long LeastAllocated(PodInfo pod, NodeInfo node) =>
        (Free(node.AllocatableMilliCpu, node.ScoredMilliCpu + pod.ScoredMilliCpu)
            + Free(node.AllocatableMemory, node.ScoredMemory + pod.ScoredMemory)) / 2;

    /// <summary>How evenly CPU and memory would be used, 0 to 100.</summary>
    public static long Balanced(PodInfo pod, NodeInfo node)
    {
        var cpu = Fraction(node.MilliCpu + pod.MilliCpu, node.AllocatableMilliCpu);
        var memory = Fraction(node.Memory + pod.Memory, node.AllocatableMemory);
        return (long)((1 - (Math.Abs(cpu - memory) / 2)) * MaxScore);
    }

    private static long Free(long allocatable, long used) =>
        allocatable == 0 || used > allocatable ? 0 : (allocatable - used) * MaxScore / allocatable;

    private static double Fraction(long used, long allocatable) => allocatable == 0 ? 0 : Math.Min(1, (double)used / allocatable);

    private static void AddDefaultSpread(Span<long> scores, List<NodeInfo> feasible, int[] podsOfOwner)
    {
        var zones = ZoneCounts(feasible, podsOfOwner);
        var perHost = Math.Log(feasible.Count + 2);
        var perZone = Math.Log((zones?.Count ?? 0) + 2);
        Span<long> raw = feasible.Count <= MaxOnStack ? stackalloc long[feasible.Count] : new long[feasible.Count];
        for (var i = 0; i < feasible.Count; i++)
        {
            var sum = (podsOfOwner[feasible[i].Slot] * perHost) + HostnameMaxSkew - 1;
            if (zones is not null && feasible[i].Zone is { } zone) sum += (zones[zone] * perZone) + ZoneMaxSkew - 1;
            raw[i] = (long)Math.Round(sum, MidpointRounding.AwayFromZero);
        }
        AddSpread(scores, raw);
    }

    private static void AddOwnSpread(Span<long> scores, List<NodeInfo> feasible, TopologySpread spread)
    {
        var raw = new long[feasible.Count];
        for (var i = 0; i < raw.Length; i++)
            raw[i] = spread.Crowd(feasible[i]) is { } crowd ? (long)Math.Round(crowd, MidpointRounding.AwayFromZero) : Ignored;
        AddSpread(scores, raw);
    }

    private static void AddSpread(Span<long> scores, ReadOnlySpan<long> raw)
    {
        var (least, most) = (long.MaxValue, 0L);
        foreach (var crowd in raw)
        {
            if (crowd != Ignored) (least, most) = (Math.Min(least, crowd), Math.Max(most, crowd));
        }
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != Ignored) scores[i] += SpreadWeight * (most == 0 ? MaxScore : MaxScore * (most + least - raw[i]) / most);
        }
    }

    private static void AddInterPodAffinity(Span<long> scores, List<NodeInfo> feasible, InterPodAffinity affinity)
    {
        var raw = feasible.ConvertAll(affinity.Score);
        var (least, most) = (raw.Min(), raw.Max());
        if (least == most) return;
        for (var i = 0; i < raw.Count; i++) scores[i] += InterPodWeight * (MaxScore * (raw[i] - least) / (most - least));
    }

    private static Dictionary<string, int>? ZoneCounts(List<NodeInfo> feasible, int[] podsOfOwner)
    {
        Dictionary<string, int>? zones = null;
        foreach (var node in feasible)
        {
            if (node.Zone is not { } zone) continue;
            zones ??= new Dictionary<string, int>(StringComparer.Ordinal);
            zones[zone] = zones.GetValueOrDefault(zone) + podsOfOwner[node.Slot];
        }
        return zones;
    }

    private static void AddUnpreferredTaints(Span<long> scores, PodInfo pod, List<NodeInfo> feasible)
    {
        var most = 0;
        foreach (var node in feasible)
        {
            if (node.Taints.Count > 0) most = Math.Max(most, Tolerations.CountUnpreferred(node.Taints, pod.Pod.Spec.Tolerations));
        }
        if (most == 0) return;
        for (var i = 0; i < feasible.Count; i++)
        {
            var count = Tolerations.CountUnpreferred(feasible[i].Taints, pod.Pod.Spec.Tolerations);
            scores[i] += TaintWeight * (MaxScore - (MaxScore * count / most));
        }
    }

    private static void AddAffinity(Span<long> scores, PodInfo pod, List<NodeInfo> feasible)
    {
        var most = feasible.Max(node => NodeSelection.PreferenceWeight(pod.Pod.Spec, node.Node));
        if (most == 0) return;
        for (var i = 0; i < feasible.Count; i++)
            scores[i] += AffinityWeight * (MaxScore * NodeSelection.PreferenceWeight(pod.Pod.Spec, feasible[i].Node) / most);
    }

    private static void AddImageLocality(Span<long> scores, PodInfo pod, List<NodeInfo> feasible, int allNodes)
    {
        var containers = pod.Pod.Spec.Containers;
        for (var i = 0; i < feasible.Count; i++)
        {
            if (!feasible[i].KnowsImages) continue;
            long sum = 0;
            foreach (var container in containers) sum += ImageBytes(container.Image, feasible, i) / allNodes;
            var most = MaxImageBytesPerContainer * containers.Count;
            scores[i] += MaxScore * (Math.Clamp(sum, MinImageBytes, most) - MinImageBytes) / (most - MinImageBytes);
        }
    }

    // Size times the number of nodes that have it; 0 when this node has not.
    private static long ImageBytes(string? image, List<NodeInfo> nodes, int index) =>
        SizeOn(nodes[index], image) is { } size ? size * nodes.Count(node => SizeOn(node, image) is not null) : 0;

    private static long? SizeOn(NodeInfo node, string? image)
    {
        foreach (var present in node.Node.Status?.Images ?? [])
        {
            if (image is not null && present.Names.Contains(image)) return present.SizeBytes;
        }
        return null;
    }

    private static NodeInfo Best(Span<long> scores, List<NodeInfo> feasible, RandomStream chance)
    {
        var (best, equals) = (0, 1);
        for (var i = 1; i < feasible.Count; i++)
        {
            if (scores[i] < scores[best]) continue;
            if (scores[i] > scores[best]) (best, equals) = (i, 1);
            else if (chance.Next(++equals) == 0) best = i;
        }
        return feasible[best];
    }
}
