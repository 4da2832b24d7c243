using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>What a pod requests of a node, and how much it may take at most.</summary>
/// <param name="Requests">By resource.</param>
/// <param name="Limits">By resource.</param>
/// <remarks>Source: kubectl pkg/util/resource/resource.go, PodRequestsAndLimits.</remarks>
internal sealed record PodUse(IReadOnlyDictionary<string, Quantity> Requests, IReadOnlyDictionary<string, Quantity> Limits)
{
    /// <summary>The sum over the containers, or what one init container needs if that is more.</summary>
    public static PodUse Of(V1Pod pod) => new(Of(pod, resources => resources.Requests), Of(pod, resources => resources.Limits));

    /// <summary>The sum over pods.</summary>
    public static PodUse Sum(IEnumerable<PodUse> uses)
    {
        var all = uses.ToArray();
        return new PodUse(Add(all.Select(use => use.Requests)), Add(all.Select(use => use.Limits)));
    }

    private static Dictionary<string, Quantity> Of(
        V1Pod pod, Func<V1ResourceRequirements, IDictionary<string, ResourceQuantity>?> side)
    {
        var initial = (pod.Spec.InitContainers ?? []).ToLookup(container => container.RestartPolicy == "Always");
        var total = Add(pod.Spec.Containers.Concat(initial[true]).Select(container => Amounts(container, side)));
        foreach (var container in initial[false])
        {
            foreach (var (name, amount) in Amounts(container, side))
            {
                if (amount.CompareTo(total.GetValueOrDefault(name, Quantity.Zero)) > 0) total[name] = amount;
            }
        }

        return total;
    }

    private static Dictionary<string, Quantity> Amounts(
        V1Container container, Func<V1ResourceRequirements, IDictionary<string, ResourceQuantity>?> side) =>
        (container.Resources is { } resources ? side(resources) : null)
            ?.ToDictionary(pair => pair.Key, pair => Quantity.From(pair.Value)) ?? [];

    private static Dictionary<string, Quantity> Add(IEnumerable<IReadOnlyDictionary<string, Quantity>> all)
    {
        Dictionary<string, Quantity> total = [];
        foreach (var amounts in all)
        {
            foreach (var (name, amount) in amounts)
                total[name] = total.GetValueOrDefault(name, Quantity.Zero) + amount;
        }

        return total;
    }
}
