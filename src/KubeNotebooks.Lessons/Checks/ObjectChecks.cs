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
