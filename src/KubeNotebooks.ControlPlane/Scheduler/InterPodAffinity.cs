using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>Where a pod may go, given which pods it wants near it or far from it, and which want it far.</summary>
/// <remarks>Source: kubernetes pkg/scheduler/framework/plugins/interpodaffinity (filtering.go, scoring.go).</remarks>
internal sealed class InterPodAffinity
{
    private readonly List<(AffinityTerm Term, HashSet<string> Places)> _near = [];
    private readonly List<(AffinityTerm Term, HashSet<string> Places)> _far = [];
    private readonly List<(AffinityTerm Term, HashSet<string> Places)> _shunned = [];
    private readonly List<(AffinityTerm Term, int Weight, Dictionary<string, int> Counts)> _preferred = [];
    private readonly bool _isFirst;
    private readonly KubernetesVersion _version;

    private InterPodAffinity(V1Pod pod, List<NodeInfo> nodes, KubernetesVersion version)
    {
        _version = version;
        var affinity = pod.Spec.Affinity;
        foreach (var term in AffinityTerm.All(pod, affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution))
            _near.Add((term, PlacesOf(term, nodes)));
        foreach (var term in AffinityTerm.All(pod, affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution))
            _far.Add((term, PlacesOf(term, nodes)));
        Prefer(pod, affinity?.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution, 1, nodes);
        Prefer(pod, affinity?.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution, -1, nodes);
        foreach (var node in nodes.Where(node => node.HasAntiAffinity)) AddShunned(pod, node);
        _isFirst = _near.TrueForAll(near => near.Places.Count == 0 && near.Term.Means(pod));
    }

    /// <summary>Whether any node's score may differ by it.</summary>
    public bool Scores => _preferred.Count > 0;

    /// <summary>Looks at all pods once.</summary>
    /// <returns>Null when neither the pod nor any other says anything of the kind.</returns>
    public static InterPodAffinity? Prepare(V1Pod pod, List<NodeInfo> nodes, KubernetesVersion version)
    {
        var own = pod.Spec.Affinity is { PodAffinity: not null } or { PodAntiAffinity: not null };
        return own || nodes.Exists(node => node.HasAntiAffinity) ? new InterPodAffinity(pod, nodes, version) : null;
    }

    /// <summary>Whether the pod may go to the node.</summary>
    /// <returns>Null when it may.</returns>
    public NodeFailure? Check(NodeInfo node)
    {
        if (!_isFirst && !_near.TrueForAll(near => Has(near, node)))
            return Refusal("node(s) didn't match pod affinity rules", unresolvable: true);
        if (_far.Exists(far => Has(far, node))) return Refusal("node(s) didn't match pod anti-affinity rules", unresolvable: false);
        return _shunned.Exists(shunned => Has(shunned, node))
            ? Refusal("node(s) didn't satisfy existing pods anti-affinity rules", unresolvable: false)
            : null;
    }

    /// <summary>The sum of the weights of the wishes that the node meets; unwanted neighbours count against it.</summary>
    public long Score(NodeInfo node)
    {
        long sum = 0;
        foreach (var (term, weight, counts) in _preferred)
        {
            if (term.Place(node) is { } place) sum += (long)weight * counts.GetValueOrDefault(place);
        }
        return sum;
    }

    private static bool Has((AffinityTerm Term, HashSet<string> Places) known, NodeInfo node) =>
        known.Term.Place(node) is { } place && known.Places.Contains(place);

    // Until 1.19 a general text stood before the particular one.
    private NodeFailure Refusal(string reason, bool unresolvable) => _version.AtLeast(20)
        ? new NodeFailure([reason], unresolvable)
        : new NodeFailure(["node(s) didn't match pod affinity/anti-affinity", reason], unresolvable);

    private static HashSet<string> PlacesOf(AffinityTerm term, List<NodeInfo> nodes)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (term.Place(node) is { } place && node.Pods.Any(pod => term.Means(pod.Pod))) places.Add(place);
        }
        return places;
    }

    private void Prefer(V1Pod pod, IList<V1WeightedPodAffinityTerm>? wishes, int sign, List<NodeInfo> nodes)
    {
        foreach (var wish in wishes ?? [])
        {
            var term = AffinityTerm.All(pod, [wish.PodAffinityTerm])[0];
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var node in nodes)
            {
                if (term.Place(node) is { } place)
                    counts[place] = counts.GetValueOrDefault(place) + node.Pods.Count(other => term.Means(other.Pod));
            }
            _preferred.Add((term, sign * wish.Weight, counts));
        }
    }

    private void AddShunned(V1Pod pod, NodeInfo node)
    {
        foreach (var other in node.Pods)
        {
            var terms = other.Pod.Spec.Affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
            foreach (var term in AffinityTerm.All(other.Pod, terms))
            {
                if (term.Means(pod) && term.Place(node) is { } place) _shunned.Add((term, new HashSet<string>(StringComparer.Ordinal) { place }));
            }
        }
    }
}
