using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Scheduler;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>Why one node does not take a pod, in words.</summary>
/// <param name="One">What such a node is or has.</param>
/// <param name="Several">The same of several nodes.</param>
/// <param name="Fact">The node's name and its numbers.</param>
internal sealed record NodeVerdict(string One, string Several, Sentence Fact)
{
    private static readonly string[] RulesBetweenPods = ["affinity rules", "topology spread"];

    /// <summary>Whether it would take the pod now.</summary>
    public bool Fits { get; init; }

    /// <summary>Whether it would not help if other pods went.</summary>
    public bool OnlyTheNodeCanChange { get; init; }

    /// <summary>What would make it take the pod.</summary>
    public Sentence? WayOut { get; init; }

    /// <summary>The verdicts of all nodes, as they are now.</summary>
    /// <param name="scene">Knows the nodes and their pods.</param>
    /// <param name="pod">The pod without a node.</param>
    /// <param name="message">What the scheduler said of it.</param>
    public static ImmutableArray<NodeVerdict> Of(RolloutScene scene, V1Pod pod, string message)
    {
        var infos = scene.Nodes.OrderBy(node => node.Metadata.Name, StringComparer.Ordinal).Select(node => new NodeInfo(node, 0)).ToList();
        var byName = infos.ToDictionary(info => info.Node.Metadata.Name, StringComparer.Ordinal);
        foreach (var other in scene.AllPods)
        {
            if (!string.IsNullOrEmpty(other.Spec.NodeName) && other.Status?.Phase is not ("Succeeded" or "Failed") && byName.TryGetValue(other.Spec.NodeName, out var info))
                info.Add(PodInfo.Of(other));
        }
        var filter = new NodeFilter(scene.Version);
        var asked = PodInfo.Of(pod);
        var betweenPods = RulesBetweenPods.Any(rule => message.Contains(rule, StringComparison.Ordinal));
        return [.. infos.Select(info => Of(info, asked, filter.Check(asked, info), betweenPods))];
    }

    private static NodeVerdict Of(NodeInfo node, PodInfo asked, NodeFailure? failure, bool betweenPods)
    {
        var name = node.Node.Metadata.Name;
        if (failure is null)
        {
            return betweenPods
                ? new NodeVerdict("is closed by a rule between pods", "are closed by a rule between pods", $"{name}: has room, but an affinity or spread rule forbids it") { WayOut = $"loosen the affinity or spread rule" }
                : new NodeVerdict("has room now", "have room now", $"{name}: has room now; the scheduler will see it") { Fits = true };
        }
        if (node.Unschedulable && failure.Unresolvable && failure.Reasons[0].Contains("unschedulable", StringComparison.Ordinal))
            return OfNode("is cordoned", "are cordoned", $"{name}: cordoned", $"{Say.Command($"kubectl uncordon {name}")}");
        if (Tolerations.Untolerated(node.Taints, asked.Pod.Spec.Tolerations) is { } taint)
        {
            return OfNode("has a taint that the pods do not tolerate", "have taints that the pods do not tolerate",
                $"{name}: taint {Tolerations.Text(taint)}, which the pod does not tolerate", $"give the template a toleration for {taint.Key}, or take the taint from a node");
        }
        if (failure.Unresolvable) return OfNode("is not what the template asks for", "are not what the template asks for", $"{name}: does not match {Wish(asked.Pod.Spec)}", Label(name, asked.Pod.Spec));
        return OfRoom(node, asked, failure);
    }

    private static NodeVerdict OfRoom(NodeInfo node, PodInfo asked, NodeFailure failure)
    {
        var name = node.Node.Metadata.Name;
        var cpu = failure.Reasons.Contains("Insufficient cpu");
        var memory = failure.Reasons.Contains("Insufficient memory");
        if (!cpu && !memory)
        {
            return failure.Reasons[0].Contains("ports", StringComparison.Ordinal)
                ? new NodeVerdict("has the port taken", "have the port taken", $"{name}: another pod has the host port") { WayOut = $"ask for no {"hostPort"}, or for another" }
                : new NodeVerdict("has no place for another pod", "have no place for another pod", $"{name}: {node.PodCount} of {(int)node.AllocatablePods} pods") { WayOut = $"add a node, or delete pods" };
        }
        Sentence fact = $"{name}:";
        if (cpu) fact.AppendFormatted(Resource("cpu", Milli(node.MilliCpu), Milli(node.AllocatableMilliCpu), Milli(asked.MilliCpu)));
        if (cpu && memory) fact.AppendLiteral(";");
        if (memory) fact.AppendFormatted(Resource("memory", Bytes(node.Memory), Bytes(node.AllocatableMemory), Bytes(asked.Memory)));
        var lacks = cpu && memory ? "too little cpu and memory" : cpu ? "too little cpu" : "too little memory";
        var never = (cpu && asked.MilliCpu > node.AllocatableMilliCpu) || (memory && asked.Memory > node.AllocatableMemory);
        return new NodeVerdict($"has {lacks}", $"have {lacks}", fact)
        {
            OnlyTheNodeCanChange = never,
            WayOut = never ? (Sentence)$"ask for less in {"resources.requests"}, or add a larger node" : $"ask for less in {"resources.requests"}, add a node, or delete pods",
        };
    }

    private static NodeVerdict OfNode(string one, string several, Sentence fact, Sentence wayOut) =>
        new(one, several, fact) { OnlyTheNodeCanChange = true, WayOut = wayOut };

    private static Sentence Resource(string name, string requested, string allocatable, string asked) =>
        $" {Words.Plain(name)} {requested} of {allocatable} requested, the pod asks for {asked}";

    private static string Milli(long value) => Quantity.OfMilli(value).Canonical();

    private static string Bytes(long value) => Quantity.Of(value, QuantityFormat.BinarySI).Canonical();

    private static string Wish(V1PodSpec spec) => spec.NodeSelector is { Count: > 0 } selector
        ? "nodeSelector " + string.Join(",", selector.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))
        : "the node affinity";

    private static Sentence Label(string node, V1PodSpec spec)
    {
        if (spec.NodeSelector is not { Count: > 0 } selector) return $"change the node affinity, or label a node";
        var labels = string.Join(' ', selector.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        return $"{Say.Command($"kubectl label node NODE {labels}")}, or change the nodeSelector";
    }
}
