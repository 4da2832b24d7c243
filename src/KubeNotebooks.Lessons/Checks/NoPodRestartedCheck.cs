using k8s.Models;
using KubeNotebooks.ControlPlane.Timelines;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>No container of a Deployment's pods was restarted since the exercise began.</summary>
/// <param name="Of">The Deployment.</param>
internal sealed record NoPodRestartedCheck(Target Of) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var expected = LocalText.Of($"No container of {Of} was restarted.", $"{Of} のコンテナが一度も再起動していない。");
        if (Of.Find(facts.Cluster) is not V1Deployment) return Verdict.Without(Of, expected);
        var found = facts.Timeline(Of).Lanes.Select(lane => (lane.Name, At: RestartOf(facts, lane))).Where(one => one.At is not null)
            .OrderBy(one => one.At).FirstOrDefault();
        if (found.At is not { } restarted) return new Verdict(true, expected, LocalText.Of($"None was.", $"再起動はありません。"));
        var at = Saying.At(restarted - facts.Mark.At);
        return new Verdict(false, expected, LocalText.Of($"At {at.English} the container of {found.Name} was restarted.", $"{at.Japanese}の時点で {found.Name} のコンテナが再起動しました。"));
    }

    private static DateTimeOffset? RestartOf(Facts facts, PodLane lane)
    {
        var restarts = 0;
        foreach (var version in facts.Cluster.History.VersionsOf(lane.Uid))
        {
            var now = (version.Object as V1Pod)?.Status?.ContainerStatuses?.Sum(one => one.RestartCount) ?? 0;
            if (version.Entry > facts.Mark.Entry && now > restarts) return version.At;
            restarts = Math.Max(restarts, now);
        }
        return null;
    }
}
