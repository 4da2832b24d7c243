namespace KubeNotebooks.Lessons.Checks;

/// <summary>Never fewer than some pods of a Deployment were available while it was rolled out.</summary>
/// <remarks>A rollout must have begun; it counts from the mark on, or from the moment at which there were as many.</remarks>
/// <param name="Of">The Deployment.</param>
/// <param name="Count">How many.</param>
internal sealed record AvailableAtLeastCheck(Target Of, int Count) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var expected = LocalText.Of(
            $"During the rollout of {Of} at least {Saying.Count(Count, "pod is", "pods are")} available at every moment.", $"{Of} のロールアウトの間、どの時点でも少なくとも {Count} 個の Pod が利用できる。");
        if (DeploymentPast.Of(facts, Of) is not { } past) return Verdict.Without(Of, expected);
        if (past.Deleted is { } deleted)
        {
            var when = Saying.At(deleted - facts.Mark.At);
            return new Verdict(false, expected, LocalText.Of($"At {when.English} it was deleted, with all its pods.", $"{when.Japanese}の時点で、Pod もろとも削除されました。"));
        }
        if (past.RolloutBegan is not { } began) return Rollouts.NoneYet(expected);
        return Judge(facts, expected, began);
    }

    private Verdict Judge(Facts facts, LocalText expected, DateTimeOffset began)
    {
        var steps = facts.Timeline(Of).Since(facts.Mark.At).Counts;
        var (reached, fewest) = (false, int.MaxValue);
        foreach (var step in steps)
        {
            reached |= step.Available >= Count;
            if (!reached) continue;
            fewest = Math.Min(fewest, step.Available);
            if (step.Available >= Count) continue;
            var at = Saying.Later(step.At - (step.At < began ? facts.Mark.At : began));
            var (since, sinceJa) = step.At < began ? ("the exercise began", "演習の開始") : ("the change", "変更");
            return new Verdict(false, expected, LocalText.Of(
                $"{at.English} after {since} only {step.Available} {(step.Available == 1 ? "was" : "were")} available; {Count} were promised.", $"{sinceJa}から{at.Japanese}の時点で、利用できた Pod は {step.Available} 個だけでした。約束は {Count} 個です。"));
        }
        return reached
            ? new Verdict(true, expected, LocalText.Of($"There were never fewer than {fewest}.", $"{fewest} 個を下回ったことはありません。"))
            : new Verdict(false, expected, LocalText.Of($"As many have not been available yet.", $"利用できる Pod は、まだ一度もその数になっていません。"));
    }
}
