using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The kubelet kills a container again and again because its liveness or startup probe fails.</summary>
internal static class FailedProbeRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.Containers(status => status.RestartCount > 0 || status.State?.Running is not null)
            .Select(one => (Found: one, Kills: Kills(scene, one))).Where(one => one.Kills.Length > 0 && !IsOver(scene, one.Found, one.Kills)).ToList();
        if (found is not [var (first, kills), ..]) return null;
        var kind = kills[^1].Message.Contains("startup probe", StringComparison.Ordinal) ? "Startup" : "Liveness";
        var said = scene.Events(first.Pod.Metadata.Uid, "Unhealthy").Where(one => one.Message.StartsWith($"{kind} probe failed: ", StringComparison.Ordinal)).ToList();
        var words = said is [.., var last] ? last.Message[$"{kind} probe failed: ".Length..] : "";
        Sentence quote = words.Trim().Length == 0 ? new Sentence() : $": {Say.Quote(words)}";
        return new Finding("FailedProbe", $"The kubelet kills container {first.Status.Name} of {Say.Count(found.Count, "new pod", "new pods")} because its {Words.Plain(kind.ToLowerInvariant())} probe fails{quote}.")
        {
            More = $"Pod {first.Pod.Metadata.Name}: killed {Words.Plain(Say.Times(kills.Sum(one => one.Count)))}, last {Say.Ago(kills[^1].Last, scene.Now)}; {Say.Count(first.Status.RestartCount, "restart", "restarts")}.",
            WaysOut = [$"apply a manifest with a probe that the program passes"],
        };
    }

    /// <summary>The times that the kubelet killed a container because of a probe.</summary>
    internal static ImmutableArray<PastEvent> Kills(RolloutScene scene, FoundContainer one) =>
        [.. scene.Events(one.Pod.Metadata.Uid, "Killing").Where(killing => killing.Message.StartsWith($"Container {one.Status.Name} failed ", StringComparison.Ordinal))];

    // A container that has run well for ten minutes since is mended.
    private static bool IsOver(RolloutScene scene, FoundContainer one, ImmutableArray<PastEvent> kills) =>
        one.Status.State?.Running?.StartedAt is { } started && Say.At(started) > kills[^1].Last && scene.Now - Say.At(started) > TimeSpan.FromMinutes(10);
}
