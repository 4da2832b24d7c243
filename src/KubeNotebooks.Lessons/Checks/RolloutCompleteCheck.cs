using k8s.Models;
using KubeNotebooks.ControlPlane.Rollouts;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>A Deployment's rollout is complete: all pods are of the current template and available.</summary>
/// <param name="Of">The Deployment.</param>
internal sealed record RolloutCompleteCheck(Target Of) : Check
{
    /// <inheritdoc/>
    public override bool WasOpen(Facts facts) => DeploymentPast.Of(facts, Of)?.RolloutBegan is not null;

    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var expected = LocalText.Of($"The rollout of {Of} is complete.", $"{Of} のロールアウトが完了している。");
        if (Of.Find(facts.Cluster) is V1Deployment { Spec.Replicas: 0 })
            return new Verdict(false, expected, LocalText.Of($"It wants 0 pods, so there is nothing to roll out.", $"望む Pod の数が 0 なので、ロールアウトするものがありません。"));
        return Of.Find(facts.Cluster) is V1Deployment found
            ? new Verdict(RolloutStandings.Of(found) == RolloutStanding.Complete, expected, Rollouts.Standing(found))
            : Verdict.Without(Of, expected);
    }
}
