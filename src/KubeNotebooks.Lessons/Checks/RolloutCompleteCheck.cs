using k8s.Models;
using KubeNotebooks.ControlPlane.Rollouts;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>A Deployment's rollout is complete: all pods are of the current template and available.</summary>
/// <param name="Of">The Deployment.</param>
internal sealed record RolloutCompleteCheck(Target Of) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var expected = LocalText.Of($"The rollout of {Of} is complete.", $"{Of} のロールアウトが完了している。");
        return Of.Find(facts.Cluster) is V1Deployment found
            ? new Verdict(RolloutStandings.Of(found) == RolloutStanding.Complete, expected, Rollouts.Standing(found))
            : Verdict.Without(Of, expected);
    }
}
