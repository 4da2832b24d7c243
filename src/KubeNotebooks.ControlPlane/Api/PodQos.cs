using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>How well a pod is protected when its node runs out of resources.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/v1/helper/qos/qos.go, ComputePodQOS.</remarks>
public static class PodQos
{
    /// <summary>The class of a pod.</summary>
    /// <param name="spec">The pod's spec.</param>
    /// <returns>
    /// <c>Guaranteed</c> when every container has limits for CPU and memory and requests as much, <c>BestEffort</c> when none asks
    /// for anything, otherwise <c>Burstable</c>.
    /// </returns>
    public static string ClassOf(V1PodSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var asksForSome = false;
        var guaranteed = true;
        Look(spec.Containers, ref asksForSome, ref guaranteed);
        Look(spec.InitContainers, ref asksForSome, ref guaranteed);
        return !asksForSome ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
    }

    private static void Look(IList<V1Container>? containers, ref bool asksForSome, ref bool guaranteed)
    {
        if (containers is null) return;
        foreach (var container in containers)
        {
            var (cpuLimit, cpuRequest) = Amounts(container.Resources, "cpu");
            var (memoryLimit, memoryRequest) = Amounts(container.Resources, "memory");
            asksForSome |= !(cpuLimit.IsZero && cpuRequest.IsZero && memoryLimit.IsZero && memoryRequest.IsZero);
            guaranteed &= !cpuLimit.IsZero && !memoryLimit.IsZero && cpuLimit.Equals(cpuRequest) && memoryLimit.Equals(memoryRequest);
        }
    }

    private static (Quantity Limit, Quantity Request) Amounts(V1ResourceRequirements? resources, string name) =>
        (Amount(resources?.Limits, name), Amount(resources?.Requests, name));

    private static Quantity Amount(IDictionary<string, ResourceQuantity>? amounts, string name) =>
        amounts is not null && amounts.TryGetValue(name, out var amount) ? Quantity.From(amount) : Quantity.Zero;
}
