using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>A volume cannot be mounted, for instance because its ConfigMap or Secret is not there.</summary>
internal static class MissingVolumeRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var waiting = scene.NewPods.Where(pod => PodStates.Of(pod) == PodState.Starting).ToList();
        var found = waiting.Select(pod => scene.Events(pod.Metadata.Uid, "FailedMount"))
            .Zip(waiting, (events, pod) => (events, pod)).Where(one => one.events.Length > 0 && scene.Events(one.pod.Metadata.Uid, "Pulling").IsEmpty && scene.Events(one.pod.Metadata.Uid, "Pulled").IsEmpty).ToList();
        if (found is not [var (events, _), ..]) return null;
        var message = events[^1].Message;
        var words = message[(message.IndexOf(" : ", StringComparison.Ordinal) is var colon and >= 0 ? colon + 3 : 0)..];
        return new Finding("MissingVolume", $"{Say.NewPods(found.Count, scene.NewPods.Length)} cannot mount a volume: {Say.Quote(words)} (FailedMount, {Say.Count(found.Sum(one => one.events.Sum(tried => tried.Count)), "try", "tries")}, last {Say.Ago(events[^1].Last, scene.Now)}).")
        {
            WaysOut = [$"create what is missing", $"apply a manifest that does not need it"],
        };
    }
}
