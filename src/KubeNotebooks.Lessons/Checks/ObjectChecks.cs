namespace KubeNotebooks.Lessons.Checks;

/// <summary>An object is there, and not on its way out.</summary>
/// <param name="Of">The object.</param>
internal sealed record ExistsCheck(Target Of) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var found = Of.Find(facts.Cluster);
        var seen = found is null ? Saying.Missing(Of)
            : found.Metadata.DeletionTimestamp is null ? LocalText.Of($"It is there.", $"あります。")
            : LocalText.Of($"It is being deleted.", $"削除中です。");
        return new Verdict(found is { Metadata.DeletionTimestamp: null }, LocalText.Of($"There is a {Of}.", $"{Of} がある。"), seen);
    }
}

/// <summary>An object is the very one that was there at the mark: nobody deleted it and made another of its name.</summary>
/// <param name="Of">The object.</param>
internal sealed record KeptCheck(Target Of) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var expected = LocalText.Of($"{Of} is the one with which it began.", $"{Of} は、はじめにあったものである。");
        if (Of.Find(facts.Cluster) is not { } now) return new Verdict(false, expected, Saying.Missing(Of));
        if (Of.Find(facts.Mark.Before) is not { } before)
            return new Verdict(false, expected, LocalText.Of($"There was none when the exercise began.", $"演習を始めたときにはありませんでした。"));
        if (now.Metadata.Uid == before.Metadata.Uid) return new Verdict(true, expected, LocalText.Of($"It is.", $"そのままです。"));
        var at = Saying.At(facts.Cluster.History.VersionsOf(now.Metadata.Uid)[0].At - facts.Mark.At);
        return new Verdict(false, expected, LocalText.Of($"It is another of the same name, made at {at.English}.", $"{at.Japanese}の時点で作られた、同じ名前の別のものです。"));
    }
}

/// <summary>An object is not there.</summary>
/// <param name="Of">The object.</param>
internal sealed record AbsentCheck(Target Of) : Check
{
    private static readonly LocalText Wait = new("Let some seconds pass, until it has gone.", "なくなるまで、数秒待ってください。");

    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var found = Of.Find(facts.Cluster);
        var seen = found is null ? Saying.Missing(Of)
            : found.Metadata.DeletionTimestamp is null ? LocalText.Of($"It is still there.", $"まだあります。")
            : LocalText.Of($"It is being deleted, and still there.", $"削除中で、まだ残っています。");
        return new Verdict(found is null, LocalText.Of($"There is no {Of} any more.", $"{Of} がもうない。"), seen) { NotYet = found?.Metadata.DeletionTimestamp is null ? null : Wait };
    }
}
