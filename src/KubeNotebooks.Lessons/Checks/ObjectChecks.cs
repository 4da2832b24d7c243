namespace KubeNotebooks.Lessons.Checks;

/// <summary>An object is there.</summary>
/// <param name="Of">The object.</param>
internal sealed record ExistsCheck(Target Of) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var found = Of.Find(facts.Cluster) is not null;
        return new Verdict(found, LocalText.Of($"There is a {Of}.", $"{Of} がある。"), found ? LocalText.Of($"It is there.", $"あります。") : Saying.Missing(Of));
    }
}

/// <summary>An object is not there.</summary>
/// <param name="Of">The object.</param>
internal sealed record AbsentCheck(Target Of) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var found = Of.Find(facts.Cluster);
        var seen = found is null ? Saying.Missing(Of)
            : found.Metadata.DeletionTimestamp is null ? LocalText.Of($"It is still there.", $"まだあります。")
            : LocalText.Of($"It is being deleted, and still there.", $"削除中で、まだ残っています。");
        return new Verdict(found is null, LocalText.Of($"There is no {Of} any more.", $"{Of} がもうない。"), seen);
    }
}
