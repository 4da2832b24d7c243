using k8s.Models;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>What the scheduler needs to know of a pod, worked out once.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="MilliCpu">CPU requests, in thousandths of a core.</param>
/// <param name="Memory">Memory requests, in bytes.</param>
/// <param name="ScoredMilliCpu">The same, with 100m for each container that asks for nothing.</param>
/// <param name="ScoredMemory">The same, with 200 MiB for each container that asks for nothing.</param>
/// <param name="OwnerUid">The UID of its controller; null when it has none.</param>
internal sealed record PodInfo(
    V1Pod Pod, long MilliCpu, long Memory, long ScoredMilliCpu, long ScoredMemory, string? OwnerUid)
{
    private const long DefaultMilliCpu = 100;
    private const long DefaultMemory = 200 * 1024 * 1024;

    /// <summary>Works it out.</summary>
    /// <remarks>Source: kubernetes pkg/scheduler/framework/types.go, calculateResource; pkg/scheduler/util/pod_resources.go.</remarks>
    public static PodInfo Of(V1Pod pod)
    {
        long cpu = 0, memory = 0, scoredCpu = 0, scoredMemory = 0;
        foreach (var container in pod.Spec.Containers)
        {
            var requests = container.Resources?.Requests;
            var ownCpu = Quantity(requests, "cpu", 1000);
            var ownMemory = Quantity(requests, "memory", 1);
            (cpu, memory) = (cpu + (ownCpu ?? 0), memory + (ownMemory ?? 0));
            (scoredCpu, scoredMemory) = (scoredCpu + (ownCpu ?? DefaultMilliCpu), scoredMemory + (ownMemory ?? DefaultMemory));
        }
        for (var i = 0; i < (pod.Spec.InitContainers?.Count ?? 0); i++)
        {
            var container = pod.Spec.InitContainers![i];
            var requests = container.Resources?.Requests;
            cpu = Math.Max(cpu, Quantity(requests, "cpu", 1000) ?? 0);
            memory = Math.Max(memory, Quantity(requests, "memory", 1) ?? 0);
            scoredCpu = Math.Max(scoredCpu, cpu);
            scoredMemory = Math.Max(scoredMemory, memory);
        }
        return new PodInfo(pod, cpu, memory, scoredCpu, scoredMemory, Owner(pod));
    }

    /// <summary>A quantity as a whole number of a smaller unit, rounded up.</summary>
    /// <param name="quantities">May be null.</param>
    /// <param name="name">Such as <c>cpu</c>.</param>
    /// <param name="unitsPerOne">1000 for thousandths.</param>
    /// <returns>Null when it is not there.</returns>
    public static long? Quantity(IDictionary<string, ResourceQuantity>? quantities, string name, int unitsPerOne) =>
        quantities is not null && quantities.TryGetValue(name, out var quantity)
            ? (long)Math.Ceiling(quantity.ToDecimal() * unitsPerOne)
            : null;

    private static string? Owner(V1Pod pod)
    {
        if (pod.Metadata.OwnerReferences is not { } owners) return null;
        foreach (var owner in owners)
        {
            if (owner.Controller == true) return owner.Uid;
        }
        return null;
    }
}
