using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>New pods run, and their readiness probe does not succeed.</summary>
/// <remarks>
/// Simulated: from outside nobody can tell a slow start from one that never ends. A probe that has failed long enough counts as one
/// that goes on failing.
/// </remarks>
internal static class NotReadyRule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.Containers(status => status.State?.Running is not null && !status.Ready).Where(one => PodStates.Of(one.Pod) == PodState.NotReady).ToList();
        if (found is not [var first, ..]) return null;
        var spec = first.Pod.Spec.Containers.First(container => container.Name == first.Status.Name);
        if (spec.ReadinessProbe is not { } probe) return Plain(scene, found.Count, first);
        if (first.Status.Started == false) return StartupProbe(scene, found.Count, first);
        var failures = scene.Events(first.Pod.Metadata.Uid, "Unhealthy").Where(one => one.Message.StartsWith("Readiness probe failed: ", StringComparison.Ordinal)).ToList();
        var running = scene.Now - Say.At(first.Status.State.Running.StartedAt);
        var words = failures is [.., var last] ? last.Message["Readiness probe failed: ".Length..] : "";
        Sentence quote = failures.Count == 0 ? (Sentence)$" has not answered yet" : words.Trim().Length == 0 ? (Sentence)$" fails" : $" says {Say.Quote(words)}";
        var isDoubtful = failures.Count > 0 && running < Limit(probe);
        Sentence doubt = isDoubtful ? (Sentence)$" A slow start looks like this, and so does a program that never becomes ready." : new Sentence();
        return new Finding("NotReady", $"{Say.NewPods(found.Count, scene.NewPods.Length)} {Say.Verb(found.Count, "runs but is", "run but are")} not ready: the readiness probe{quote}.")
        {
            EndsByItself = running < Limit(probe),
            IsDoubtful = isDoubtful,
            More = failures.Count == 0
                ? (Sentence)$"Container {first.Status.Name} of pod {first.Pod.Metadata.Name} runs since {Words.Plain(Say.For(Say.At(first.Status.State.Running.StartedAt), scene.Now))}."
                : $"It failed {Words.Plain(Say.Times(failures.Sum(one => one.Count)))}, last {Say.Ago(failures[^1].Last, scene.Now)}; pod {first.Pod.Metadata.Name} runs since {Words.Plain(Say.For(Say.At(first.Status.State.Running.StartedAt), scene.Now))}.{doubt}",
            WaysOut = [$"apply a manifest with a probe that the program passes, or with a program that passes the probe"],
        };
    }

    private static TimeSpan Limit(V1Probe probe)
    {
        var own = TimeSpan.FromSeconds((probe.FailureThreshold ?? 3) * (probe.PeriodSeconds ?? 10));
        return TimeSpan.FromSeconds(probe.InitialDelaySeconds ?? 0) + (own > Patience ? own : Patience);
    }

    private static Finding Plain(RolloutScene scene, int count, FoundContainer first) => new("NotReady",
        $"{Say.NewPods(count, scene.NewPods.Length)} {Say.Verb(count, "runs", "run")}, and the kubelet is about to report {Say.Verb(count, "it", "them")} ready.")
    {
        EndsByItself = true,
        More = $"Container {first.Status.Name} of pod {first.Pod.Metadata.Name} runs since {Words.Plain(Say.For(Say.At(first.Status.State.Running.StartedAt), scene.Now))}.",
    };

    private static Finding StartupProbe(RolloutScene scene, int count, FoundContainer first) => new("NotReady",
        $"{Say.NewPods(count, scene.NewPods.Length)} {Say.Verb(count, "is", "are")} starting: the startup probe has not succeeded yet.")
    {
        EndsByItself = true,
        More = $"Container {first.Status.Name} of pod {first.Pod.Metadata.Name} runs since {Words.Plain(Say.For(Say.At(first.Status.State.Running.StartedAt), scene.Now))}; when the probe has failed too often, the kubelet starts it again.",
    };
}
