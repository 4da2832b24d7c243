using System.Text.RegularExpressions;
using k8s.Models;
using KubeNotebooks.ControlPlane.Rollouts;
using Past = KubeNotebooks.ControlPlane.Rollouts.Revisions;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>The history of a Deployment tells why its current revision was made: <c>kubernetes.io/change-cause</c>.</summary>
/// <param name="Of">The Deployment.</param>
/// <param name="Matches">What the cause must match; null: anything.</param>
internal sealed record CauseRecordedCheck(Target Of, Regex? Matches) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var wanted = Saying.Quote(Matches?.ToString() ?? "");
        var expected = Matches is null
            ? LocalText.Of($"The history of {Of} tells the cause of the current revision.", $"{Of} の履歴に、いまのリビジョンの理由(CHANGE-CAUSE)が残っている。")
            : LocalText.Of($"The cause of the current revision in the history of {Of} matches {wanted.English}.", $"{Of} の履歴にあるいまのリビジョンの理由(CHANGE-CAUSE)が{wanted.Japanese}に合う。");
        if (Of.Find(facts.Cluster) is not V1Deployment found) return Verdict.Without(Of, expected);
        Revision? current = Past.Of(facts.Cluster, found).FirstOrDefault(one => one.IsCurrent);
        if (current?.Cause is not { } cause)
            return new Verdict(false, expected, LocalText.Of($"Revision {current?.Number ?? 0} has the cause <none>.", $"リビジョン {current?.Number ?? 0} の理由は <none> です。"));
        var said = Saying.Quote(cause);
        return new Verdict(Matches?.IsMatch(cause) ?? true, expected, LocalText.Of($"Revision {current.Number}: {said.English}.", $"リビジョン {current.Number} の理由は{said.Japanese}です。"));
    }
}
