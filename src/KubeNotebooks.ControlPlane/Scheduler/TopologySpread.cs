using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>The spread constraints that a pod names itself.</summary>
/// <remarks>Source: kubernetes pkg/scheduler/framework/plugins/podtopologyspread (filtering.go, scoring.go, common.go).</remarks>
internal sealed class TopologySpread
{
    private const string MissingLabel = "node(s) didn't match pod topology spread constraints (missing required label)";
    private static readonly NodeFailure NoLabel = NodeFailure.OfNode(MissingLabel);
    private static readonly NodeFailure TooUneven = NodeFailure.OfPods("node(s) didn't match pod topology spread constraints");

    private readonly V1Pod _pod;
    private readonly List<Constraint> _hard = [];
    private readonly List<Constraint> _soft = [];

    private TopologySpread(V1Pod pod, SchedulerState state)
    {
        _pod = pod;
        foreach (var constraint in pod.Spec.TopologySpreadConstraints)
        {
            var counted = Count(constraint, state);
            (constraint.WhenUnsatisfiable == "ScheduleAnyway" ? _soft : _hard).Add(counted);
        }
    }

    /// <summary>Whether any node's score may differ by it.</summary>
    public bool Scores => _soft.Count > 0;

    /// <summary>Counts the pods that matter, once.</summary>
    /// <returns>Null when the pod names no constraint.</returns>
    public static TopologySpread? Prepare(V1Pod pod, SchedulerState state) =>
        pod.Spec.TopologySpreadConstraints is { Count: > 0 } ? new TopologySpread(pod, state) : null;

    /// <summary>Whether the pod may go to the node.</summary>
    /// <returns>Null when it may.</returns>
    public NodeFailure? Check(NodeInfo node)
    {
        foreach (var constraint in _hard)
        {
            if (Place(node, constraint.Key) is not { } place) return NoLabel;
            var least = constraint.Counts.Count < constraint.MinDomains ? 0 : constraint.Counts.Values.DefaultIfEmpty(0).Min();
            var self = constraint.Selects(_pod) ? 1 : 0;
            if (constraint.Counts.GetValueOrDefault(place) + self - least > constraint.MaxSkew) return TooUneven;
        }
        return null;
    }

    /// <summary>How crowded the node's places are; smaller is better.</summary>
    /// <returns>Null when the node lacks a label: it is then the worst choice.</returns>
    public double? Crowd(NodeInfo node)
    {
        var sum = 0.0;
        foreach (var constraint in _soft)
        {
            if (Place(node, constraint.Key) is not { } place) return null;
            sum += (constraint.Counts.GetValueOrDefault(place) * Math.Log(constraint.Counts.Count + 2)) + constraint.MaxSkew - 1;
        }
        return sum;
    }

    private static string? Place(NodeInfo node, string key) =>
        node.Node.Metadata.Labels is { } labels && labels.TryGetValue(key, out var place) ? place : null;

    private Constraint Count(V1TopologySpreadConstraint constraint, SchedulerState state)
    {
        var counted = new Constraint(_pod, constraint);
        foreach (var node in state.Nodes)
        {
            if (Place(node, constraint.TopologyKey) is not { } place || !NodeSelection.Allows(_pod.Spec, node.Node)) continue;
            var pods = node.Pods.Count(other => counted.Selects(other.Pod) && !state.Assigned[other.Pod.Metadata.Uid].Terminating);
            counted.Counts[place] = counted.Counts.GetValueOrDefault(place) + pods;
        }
        return counted;
    }

    private sealed class Constraint(V1Pod pod, V1TopologySpreadConstraint constraint)
    {
        private readonly LabelSelector _selector = LabelSelector.Of(constraint.LabelSelector);

        public string Key => constraint.TopologyKey;

        public int MaxSkew => constraint.MaxSkew;

        public int MinDomains => constraint.MinDomains ?? 1;

        public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

        public bool Selects(V1Pod other) =>
            other.Metadata.NamespaceProperty == pod.Metadata.NamespaceProperty && _selector.Matches(other.Metadata.Labels)
            && (constraint.MatchLabelKeys ?? []).All(key => Label(other, key) == Label(pod, key));

        private static string? Label(V1Pod of, string key) =>
            of.Metadata.Labels is { } labels && labels.TryGetValue(key, out var value) ? value : null;
    }
}
