using k8s.Models;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>A program ends again and again.</summary>
internal static class CrashLoopRule
{
    // A program that has run for a minute since its last end counts as mended.
    private static readonly TimeSpan Mended = TimeSpan.FromMinutes(1);

    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.Containers(status => Ends(status, scene.Now)).RemoveAll(one => IsKilled(scene, one));
        if (found is not [var first, ..]) return null;
        var ended = first.Status.State?.Terminated ?? first.Status.LastState?.Terminated;
        var code = ended?.ExitCode ?? 0;
        Sentence wait = first.Status.State?.Waiting?.Reason == "CrashLoopBackOff"
            ? $" The kubelet waits longer before each start, up to 5 minutes (CrashLoopBackOff)."
            : new Sentence();
        Sentence what = code == 0
            ? (Sentence)$"The program of {Say.Count(found.Length, "new pod", "new pods")} comes to its end (exit code {code}), and a Deployment's programs must go on running."
            : $"The program of {Say.Count(found.Length, "new pod", "new pods")} crashes: exit code {code}{Meaning(ended, first)}.";
        return new Finding("CrashLoop", what)
        {
            More = $"{Ending.More(scene, first)}{wait} {Say.Command($"kubectl logs {first.Pod.Metadata.Name} --previous{scene.InNamespace}")} shows more.",
            WaysOut = [$"apply a manifest with an image or a configuration that runs"],
        };
    }

    // What a probe ends is for another rule.
    private static bool IsKilled(RolloutScene scene, FoundContainer one) => !FailedProbeRule.Kills(scene, one).IsEmpty;

    private static bool Ends(V1ContainerStatus status, DateTimeOffset now) => status.State switch
    {
        _ when (status.State?.Terminated ?? status.LastState?.Terminated)?.Reason == "StartError" => false,
        { Waiting.Reason: "CrashLoopBackOff" } or { Terminated: not null } => true,
        { Running.StartedAt: var started } => status is { RestartCount: > 0, LastState.Terminated: not null } && now - Say.At(started) < Mended,
        _ => false,
    };

    private static Sentence Meaning(V1ContainerStateTerminated? ended, FoundContainer found) => ended switch
    {
        { Reason: "OOMKilled" } when found.Pod.Spec.Containers.FirstOrDefault(one => one.Name == found.Status.Name)?.Resources?.Limits?.ContainsKey("memory") != true =>
            $" (OOMKilled: it has no memory limit, and its node had no more memory)",
        { Reason: "OOMKilled" } => $" (OOMKilled: it used more memory than its limit)",
        { ExitCode: 127 } => $" (the shell found no such program)",
        { ExitCode: 137 } => $" (killed with SIGKILL)",
        _ => new Sentence(),
    };
}
