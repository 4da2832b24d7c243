using k8s.Models;
using KubeNotebooks.ControlPlane.Rollouts;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>From the first change of a Deployment until it was complete, no more than some cluster time passed.</summary>
/// <param name="Of">The Deployment.</param>
/// <param name="Time">How much.</param>
internal sealed record FinishedWithinCheck(Target Of, TimeSpan Time) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var limit = Saying.Seconds(Time);
        var expected = LocalText.Of(
            $"From the first change of {Of} until its rollout is complete, at most {limit.English} of cluster time pass.", $"{Of} の最初の変更からロールアウトの完了まで、クラスターの時間で{limit.Japanese}以内である。");
        if (DeploymentPast.Of(facts, Of) is not { } past) return Verdict.Without(Of, expected);
        if (past.Changed is not { } changed) return Rollouts.NoneYet(expected);
        if (past.Now is null || RolloutStandings.Of(past.Now) != RolloutStanding.Complete)
        {
            var passed = facts.Cluster.Now - changed;
            var (so, left) = (Saying.Seconds(passed), Saying.Seconds(Time - passed));
            return new Verdict(false, expected, LocalText.Of($"It is not complete, and {so.English} have passed.", $"{so.Japanese}たちましたが、まだ完了していません。"))
            {
                NotYet = passed < Time ? LocalText.Of($"There is still time: {left.English}.", $"まだ間に合います。残りは{left.Japanese}です。") : null,
            };
        }
        var took = CompleteSince(facts, past.Uid) - changed;
        var text = Saying.Seconds(took);
        return new Verdict(took <= Time, expected, LocalText.Of($"It took {text.English}.", $"かかった時間は{text.Japanese}です。"));
    }

    private static DateTimeOffset CompleteSince(Facts facts, string uid)
    {
        var versions = facts.Cluster.History.VersionsOf(uid);
        var first = versions.Count - 1;
        while (first > 0 && versions[first - 1].Object is V1Deployment before && RolloutStandings.Of(before) == RolloutStanding.Complete) first--;
        return versions[first].At;
    }
}
