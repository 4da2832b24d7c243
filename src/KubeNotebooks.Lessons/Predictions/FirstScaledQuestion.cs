using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Predictions;

/// <summary>Which ReplicaSet is scaled first, the new one or an old one?</summary>
/// <param name="Of">The Deployment that it is about.</param>
internal sealed record FirstScaledQuestion(Target Of) : Question(Of)
{
    private const string New = "new";
    private const string Old = "old";

    /// <inheritdoc/>
    public override LocalText Form { get; } = new("new or old", "new か old");

    /// <inheritdoc/>
    protected override string Bare(string answer) => answer.ToLowerInvariant();

    /// <inheritdoc/>
    public override bool IsAnswer(string answer) => answer is New or Old or "新" or "旧" or "新しい" or "古い";

    /// <inheritdoc/>
    public override Outcome Judge(string answer, Trial trial)
    {
        var said = answer is New or "新" or "新しい" ? New : Old;
        foreach (var step in trial.Steps)
        {
            if (step.Changes.FirstOrDefault(change => change.From != change.To) is not { ReplicaSet: not null } first) continue;
            var actual = first.ReplicaSet == step.NewReplicaSet ? New : Old;
            var (english, japanese) = actual == New ? ("new", "新しい") : ("old", "古い");
            return new Outcome(said == actual, actual, LocalText.Of(
                $"First the {english} ReplicaSet {first.ReplicaSet} is scaled from {first.From} to {first.To}.", $"最初にスケールされるのは{japanese} ReplicaSet {first.ReplicaSet} で、{first.From} から {first.To} になります。"), Sums.First(step));
        }
        return new Outcome(false, "", new LocalText("Nothing is scaled.", "何もスケールされません。"), LocalText.Empty);
    }
}
