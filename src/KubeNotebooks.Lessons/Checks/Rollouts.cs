using k8s.Models;
using KubeNotebooks.ControlPlane.Rollouts;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>How far a rollout has come, in words.</summary>
internal static class Rollouts
{
    private static readonly LocalText None = new("There has been no rollout since the exercise began.", "この演習を始めてから、ロールアウトは一度も行われていません。");
    private static readonly LocalText Once = new("This is judged once a rollout has begun.", "ロールアウトが始まってから判定します。");

    /// <summary>That a check about a rollout fails because none has begun.</summary>
    public static Verdict NoneYet(LocalText expected) => new(false, expected, None) { NotYet = Once };

    /// <summary>How far it has come.</summary>
    public static LocalText Standing(V1Deployment deployment)
    {
        var (replicas, status) = (deployment.Spec.Replicas ?? 1, deployment.Status);
        var counts = LocalText.Of(
            $"{status?.UpdatedReplicas ?? 0} of {replicas} updated, {status?.AvailableReplicas ?? 0} available", $"{replicas} 個のうち更新済み {status?.UpdatedReplicas ?? 0} 個、利用できる Pod {status?.AvailableReplicas ?? 0} 個");
        return RolloutStandings.Of(deployment) switch
        {
            RolloutStanding.Complete => new LocalText("It is complete.", "完了しています。"),
            RolloutStanding.Paused => LocalText.Of($"It is paused: {counts.English}.", $"一時停止中です({counts.Japanese})。"),
            RolloutStanding.DeadlineExceeded => LocalText.Of($"It has exceeded its deadline: {counts.English}.", $"期限を過ぎました({counts.Japanese})。"),
            _ => LocalText.Of($"It is not complete: {counts.English}.", $"まだ完了していません({counts.Japanese})。"),
        };
    }
}
