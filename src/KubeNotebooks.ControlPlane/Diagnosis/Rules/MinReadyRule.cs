using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>New pods are ready, but not for as long as minReadySeconds asks before they count as available.</summary>
internal static class MinReadyRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var wanted = TimeSpan.FromSeconds(scene.Deployment.Spec.MinReadySeconds ?? 0);
        var since = scene.NewPods.Select(ReadySince).OfType<DateTimeOffset>().Where(time => scene.Now < time + wanted).Order().ToList();
        return since is [var first, ..]
            ? new Finding("MinReady", $"{Say.NewPods(since.Count, scene.NewPods.Length)} {Say.Verb(since.Count, "is", "are")} ready but must stay so for {(int)wanted.TotalSeconds} seconds (minReadySeconds); the first counts as available in {Words.Plain(HumanDuration.Format(first + wanted - scene.Now))}.")
            {
                EndsByItself = true,
            }
            : null;
    }

    private static DateTimeOffset? ReadySince(V1Pod pod) =>
        pod.Status?.Conditions?.FirstOrDefault(one => one is { Type: "Ready", Status: "True" }) is { } ready ? Say.At(ready.LastTransitionTime) : null;
}
