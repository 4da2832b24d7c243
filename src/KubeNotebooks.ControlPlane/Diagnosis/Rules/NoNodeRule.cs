using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The scheduler finds no node for new pods.</summary>
internal static class NoNodeRule
{
    private const int MostFacts = 6;

    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var refused = scene.NewPods.Where(pod => Verdict(pod) is not null).ToList();
        if (refused.Count == 0) return null;
        var pod = refused[0];
        var message = Verdict(pod)!.Message ?? "";
        var verdicts = NodeVerdict.Of(scene, pod, message);
        var tries = scene.Events(pod.Metadata.Uid, "FailedScheduling");
        return new Finding("NoNode", $"No node takes {Pods(refused.Count, scene.NewPods.Length)}: {Summary(verdicts)}.")
        {
            EndsByItself = EndsByItself(scene, verdicts),
            More = $"The scheduler says {Say.Quote(message.Split(" preemption: ")[0])}{Tries(tries, scene.Now)}.",
            Facts = Facts(verdicts),
            WaysOut = [.. verdicts.Select(one => one.WayOut).OfType<Sentence>().DistinctBy(one => one.ToString(), StringComparer.Ordinal).Take(3)],
        };
    }

    private static V1PodCondition? Verdict(V1Pod pod) => string.IsNullOrEmpty(pod.Spec.NodeName)
        ? pod.Status?.Conditions?.FirstOrDefault(one => one is { Type: "PodScheduled", Status: "False", Reason: "Unschedulable" })
        : null;

    private static Sentence Pods(int count, int all) => (count, all) switch
    {
        (1, 1) => $"the new pod",
        _ when count == all => $"the {count} new pods",
        _ => $"{count} of {all} new pods",
    };

    // Room comes by itself while pods end, while other new pods come up so that old ones may go, and while the controller has work to do.
    private static bool EndsByItself(RolloutScene scene, ImmutableArray<NodeVerdict> verdicts)
    {
        if (verdicts.Any(one => one.Fits)) return true;
        if (verdicts.All(one => one.OnlyTheNodeCanChange)) return false;
        return scene.AllPods.Any(pod => pod.Metadata.DeletionTimestamp is not null)
            || scene.NewPods.Any(pod => PodStates.Of(pod) is PodState.Starting or PodState.NotReady || IsUnseen(pod))
            || scene.Step is null or { Changes.Count: > 0 } or { MayRemove: > 0 };
    }

    private static bool IsUnseen(V1Pod pod) => PodStates.Of(pod) == PodState.Pending && Verdict(pod) is null;

    private static Sentence Summary(ImmutableArray<NodeVerdict> verdicts)
    {
        if (verdicts.IsEmpty) return $"there are none";
        var sentence = new Sentence();
        foreach (var group in verdicts.GroupBy(one => (one.One, one.Several)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.One, StringComparer.Ordinal))
        {
            if (!sentence.IsEmpty) sentence.AppendLiteral(", ");
            sentence.AppendFormatted(group.Count());
            sentence.AppendLiteral(" " + (group.Count() == 1 ? group.Key.One : group.Key.Several));
        }
        return sentence;
    }

    private static ImmutableArray<Sentence> Facts(ImmutableArray<NodeVerdict> verdicts)
    {
        ImmutableArray<Sentence> facts = [.. verdicts.Take(MostFacts).Select(one => one.Fact)];
        return verdicts.Length <= MostFacts ? facts : facts.Add($"… and {verdicts.Length - MostFacts} more nodes");
    }

    private static Sentence Tries(ImmutableArray<PastEvent> tries, DateTimeOffset now) =>
        tries.IsEmpty ? new Sentence() : $" ({Say.Count(tries.Sum(one => one.Count), "try", "tries")}, last {Say.Ago(tries[^1].Last, now)})";
}
