
namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>How a container ended, in words.</summary>
internal static class Ending
{
    /// <summary>Restarts, the last end, and the last line of the log.</summary>
    public static Sentence More(RolloutScene scene, FoundContainer found)
    {
        var status = found.Status;
        var ended = status.State?.Terminated ?? status.LastState?.Terminated;
        var line = scene.LastLogLine(found.Pod, status.Name);
        Sentence when = ended?.FinishedAt is null ? new Sentence() : $", last end {Say.Ago(Say.At(ended.FinishedAt), scene.Now)}";
        Sentence log = line.Length == 0 ? (Sentence)$" It wrote nothing to its log." : $" The last line of its log is {Say.Quote(line)}.";
        return $"Pod {found.Pod.Metadata.Name}: {Say.Count(status.RestartCount, "restart", "restarts")}{when}.{log}";
    }
}
