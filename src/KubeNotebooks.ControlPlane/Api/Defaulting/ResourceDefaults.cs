using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Defaulting;

/// <summary>Defaults of amounts of resources.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/v1/defaults.go, SetDefaults_ResourceList and SetDefaults_Pod.</remarks>
internal static class ResourceDefaults
{
    /// <summary>The amounts in an exact form, rounded up to thousandths.</summary>
    /// <param name="amounts">As given; not changed.</param>
    /// <returns>The same reference when they are so already.</returns>
    internal static IDictionary<string, ResourceQuantity>? RoundedUp(IDictionary<string, ResourceQuantity>? amounts)
    {
        if (amounts is null) return null;
        Dictionary<string, ResourceQuantity>? copy = null;
        foreach (var (name, amount) in amounts)
        {
            var exact = Quantity.From(amount);
            var rounded = exact.RoundUpToMilli();
            if (amount is ExactQuantity && ReferenceEquals(rounded, exact)) continue;
            copy ??= new Dictionary<string, ResourceQuantity>(amounts, StringComparer.Ordinal);
            copy[name] = rounded.ToResource();
        }

        return copy ?? amounts;
    }

    /// <summary>Requirements that are there and exact.</summary>
    /// <param name="resources">As given; null for none.</param>
    internal static V1ResourceRequirements Of(V1ResourceRequirements? resources)
    {
        if (resources is null) return new V1ResourceRequirements();
        var limits = RoundedUp(resources.Limits);
        var requests = RoundedUp(resources.Requests);
        return ReferenceEquals(limits, resources.Limits) && ReferenceEquals(requests, resources.Requests)
            ? resources
            : resources with { Limits = limits, Requests = requests };
    }

    /// <summary>What a pod's container asks for when it says only how much it may have.</summary>
    /// <param name="resources">As given.</param>
    /// <returns>The same reference when every limit has its request.</returns>
    internal static V1ResourceRequirements RequestsFromLimits(V1ResourceRequirements resources)
    {
        if (resources.Limits is not { Count: > 0 } limits) return resources;
        Dictionary<string, ResourceQuantity>? requests = null;
        foreach (var (name, limit) in limits)
        {
            if (resources.Requests?.ContainsKey(name) == true) continue;
            requests ??= resources.Requests is null ? [] : new Dictionary<string, ResourceQuantity>(resources.Requests, StringComparer.Ordinal);
            requests[name] = limit;
        }

        return requests is null ? resources : resources with { Requests = requests };
    }
}
