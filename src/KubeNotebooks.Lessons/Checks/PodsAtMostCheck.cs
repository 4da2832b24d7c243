namespace KubeNotebooks.Lessons.Checks;

/// <summary>Never more than some pods of a Deployment were wanted at once while it was rolled out.</summary>
/// <param name="Of">The Deployment.</param>
/// <param name="Count">How many.</param>
internal sealed record PodsAtMostCheck(Target Of, int Count) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var expected = LocalText.Of(
            $"During the rollout of {Of} there are at most {Saying.Count(Count, "pod", "pods")} at once.", $"{Of} のロールアウトの間、同時にある Pod は多くても {Count} 個である。");
        if (DeploymentPast.Of(facts, Of) is not { } past) return Verdict.Without(Of, expected);
        if (past.RolloutBegan is not { } began) return Rollouts.NoneYet(expected);
        var (most, when) = WantedPods.Since(facts.Cluster, past.Uid, began);
        if (most <= Count) return new Verdict(true, expected, LocalText.Of($"There were never more than {most}.", $"最も多いときで {most} 個でした。"));
        var at = Saying.Later(when - began);
        return new Verdict(false, expected, LocalText.Of(
            $"{at.English} after the change there were {most}; {Count} were allowed.", $"変更から{at.Japanese}の時点で {most} 個ありました。許されるのは {Count} 個までです。"));
    }
}
