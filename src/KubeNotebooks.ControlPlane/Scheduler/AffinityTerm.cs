using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>Which pods a pod wants near it, or far from it, and what near means.</summary>
/// <remarks>
/// Source: kubernetes pkg/scheduler/framework/types.go, AffinityTerm.
/// Simulated: a namespace selector that asks for labels selects every namespace.
/// </remarks>
internal sealed class AffinityTerm
{
    private readonly LabelSelector _selector;
    private readonly IList<string>? _namespaces;

    private AffinityTerm(V1Pod owner, V1PodAffinityTerm term)
    {
        TopologyKey = term.TopologyKey;
        _selector = LabelSelector.Of(term.LabelSelector);
        _namespaces = term.NamespaceSelector is not null ? null
            : term.Namespaces is { Count: > 0 } named ? named
            : [owner.Metadata.NamespaceProperty];
    }

    /// <summary>The node label whose value makes nodes one place.</summary>
    public string TopologyKey { get; }

    /// <summary>The terms of a pod.</summary>
    public static List<AffinityTerm> All(V1Pod owner, IList<V1PodAffinityTerm>? terms) =>
        [.. (terms ?? []).Select(term => new AffinityTerm(owner, term))];

    /// <summary>Whether a pod is one of those meant.</summary>
    public bool Means(V1Pod pod) =>
        _namespaces?.Contains(pod.Metadata.NamespaceProperty) != false && _selector.Matches(pod.Metadata.Labels);

    /// <summary>The place that a node is in.</summary>
    /// <returns>Null when it has no such label.</returns>
    public string? Place(NodeInfo node) =>
        node.Node.Metadata.Labels is { } labels && labels.TryGetValue(TopologyKey, out var place) ? place : null;
}
