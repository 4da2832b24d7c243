using System.Globalization;
using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Lessons.Checks;
using Past = KubeNotebooks.ControlPlane.Rollouts.Revisions;

namespace KubeNotebooks.Lessons.Predictions;

/// <summary>A question whose answer is a number.</summary>
/// <param name="Of">The Deployment that it is about.</param>
internal abstract partial record NumberQuestion(Target Of) : Question(Of)
{
    /// <inheritdoc/>
    public override LocalText Form { get; } = new("a whole number", "整数");

    /// <inheritdoc/>
    protected override string Bare(string answer) => Around().Match(answer) is { Success: true } match ? match.Groups["number"].Value : answer;

    /// <inheritdoc/>
    public override bool IsAnswer(string answer) => int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <inheritdoc/>
    public override Outcome Judge(string answer, Trial trial)
    {
        var (actual, happened, sum) = Look(trial);
        return new Outcome(int.Parse(answer, CultureInfo.InvariantCulture) == actual, actual.ToString(CultureInfo.InvariantCulture), happened, sum);
    }

    /// <summary>The number that came out, what to say about it, and the sum behind it.</summary>
    protected abstract (long Actual, LocalText Happened, LocalText Sum) Look(Trial trial);

    [GeneratedRegex(@"^(about|~|約)?\s*(?<number>[0-9]+)\s*(pods?|revisions?|個|つ)?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();
}

/// <summary>How many pods are there at most at one time?</summary>
/// <param name="Of">The Deployment that it is about.</param>
internal sealed record MostPodsQuestion(Target Of) : NumberQuestion(Of)
{
    /// <inheritdoc/>
    protected override (long Actual, LocalText Happened, LocalText Sum) Look(Trial trial)
    {
        var (most, when) = WantedPods.Since(trial.Cluster, trial.Deployment.Metadata.Uid, trial.From);
        var at = Saying.Seconds(when - trial.From);
        return (most, LocalText.Of($"There are {most} at most, for the first time {at.English} after the command.", $"最も多いときで {most} 個です(コマンドから{at.Japanese}で、はじめてそうなります)。"), Sums.Most(trial));
    }
}

/// <summary>How many pods are available at least?</summary>
/// <param name="Of">The Deployment that it is about.</param>
internal sealed record FewestAvailableQuestion(Target Of) : NumberQuestion(Of)
{
    /// <inheritdoc/>
    protected override (long Actual, LocalText Happened, LocalText Sum) Look(Trial trial)
    {
        var steps = trial.Timeline.Counts;
        var fewest = steps.MinBy(step => step.Available);
        var at = Saying.Seconds(fewest.At - trial.From);
        return (fewest.Available, LocalText.Of(
            $"At the worst moment {fewest.Available} {(fewest.Available == 1 ? "is" : "are")} available, for the first time {at.English} after the command.", $"最も少ないときで {fewest.Available} 個です(コマンドから{at.Japanese}で、はじめてそうなります)。"), Sums.Fewest(trial));
    }
}

/// <summary>How many revisions does the history list afterwards?</summary>
/// <param name="Of">The Deployment that it is about.</param>
internal sealed record RevisionsQuestion(Target Of) : NumberQuestion(Of)
{
    /// <inheritdoc/>
    protected override (long Actual, LocalText Happened, LocalText Sum) Look(Trial trial)
    {
        var revisions = Past.Of(trial.Cluster, trial.Deployment).Select(one => one.Number).ToList();
        var list = string.Join(", ", revisions);
        return (revisions.Count, LocalText.Of($"The history lists {Saying.Count(revisions.Count, "revision", "revisions")}: {list}.", $"履歴に並ぶリビジョンは {revisions.Count} 個です({list})。"), Sums.Kept(revisions.Count));
    }
}

/// <summary>Which number does the current revision have afterwards?</summary>
/// <param name="Of">The Deployment that it is about.</param>
internal sealed record RevisionQuestion(Target Of) : NumberQuestion(Of)
{
    /// <inheritdoc/>
    protected override (long Actual, LocalText Happened, LocalText Sum) Look(Trial trial)
    {
        var all = Past.Of(trial.Cluster, trial.Deployment);
        Revision? current = all.FirstOrDefault(one => one.IsCurrent);
        var number = current?.Number ?? 0;
        var hash = current?.Hash ?? "";
        return (number, LocalText.Of($"The current revision is {number}, kept in the ReplicaSet with {hash}.", $"いまのリビジョンは {number} で、{hash} の ReplicaSet が持っています。"), Sums.Next(number, [.. all.Where(one => !one.IsCurrent).Select(one => one.Number)]));
    }
}
