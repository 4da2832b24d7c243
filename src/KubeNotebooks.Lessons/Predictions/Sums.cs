using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.Lessons.Predictions;

/// <summary>The sums of the Deployment controller in words, from its own notes of what it decided.</summary>
internal static class Sums
{
    private static readonly LocalText Recreate = new("The strategy is Recreate: all old pods end before a new one starts.", "戦略が Recreate なので、古い Pod がすべて終わってから新しい Pod が始まります。");

    /// <summary>The upper bound; when nothing was rolled out, why a pod was replaced.</summary>
    public static LocalText Most(Trial trial)
    {
        if (Decision(trial) is not { } step) return Replacement(trial);
        if (step.Kind == RolloutStepKind.Recreate) return Recreate;
        var (english, japanese) = Share("maxSurge", trial.Deployment.Spec.Strategy?.RollingUpdate?.MaxSurge, step.Replicas, step.MaxSurge, up: true);
        return LocalText.Of(
            $"The controller's sum: {english}. {step.Replicas} + {step.MaxSurge} = {step.MaxTotal}: at most {step.MaxTotal}.", $"コントローラーの計算: {japanese}。{step.Replicas} + {step.MaxSurge} = {step.MaxTotal} なので、多くても {step.MaxTotal} 個。");
    }

    /// <summary>The lower bound; when nothing was rolled out, why a pod was replaced.</summary>
    public static LocalText Fewest(Trial trial)
    {
        if (Decision(trial) is not { } step) return Replacement(trial);
        if (step.Kind == RolloutStepKind.Recreate) return Recreate;
        var (english, japanese) = Share("maxUnavailable", trial.Deployment.Spec.Strategy?.RollingUpdate?.MaxUnavailable, step.Replicas, step.MaxUnavailable, up: false);
        return LocalText.Of(
            $"The controller's sum: {english}. {step.Replicas} − {step.MaxUnavailable} = {step.MinAvailable}: at least {step.MinAvailable}.", $"コントローラーの計算: {japanese}。{step.Replicas} − {step.MaxUnavailable} = {step.MinAvailable} なので、少なくとも {step.MinAvailable} 個。");
    }

    /// <summary>Between which numbers of pods it stays; empty when it replaces none.</summary>
    public static LocalText Bounds(Trial trial)
    {
        if (Decision(trial) is not { } step) return LocalText.Empty;
        if (step.Kind == RolloutStepKind.Recreate) return Recreate;
        return LocalText.Of(
            $"The controller's sum: {step.Replicas} + {step.MaxSurge} = {step.MaxTotal} pods at most, {step.Replicas} − {step.MaxUnavailable} = {step.MinAvailable} available at least.",
            $"コントローラーの計算: 多くても {step.Replicas} + {step.MaxSurge} = {step.MaxTotal} 個、利用できるのは少なくとも {step.Replicas} − {step.MaxUnavailable} = {step.MinAvailable} 個。");
    }

    /// <summary>How the current revision got its number.</summary>
    /// <param name="current">Its number.</param>
    /// <param name="others">The numbers of the others.</param>
    public static LocalText Next(long current, IReadOnlyCollection<long> others) => others.Count > 0 && others.Max() == current - 1
        ? LocalText.Of($"The controller's sum: the greatest number among the others is {current - 1}, and {current - 1} + 1 = {current}.", $"コントローラーの計算: ほかのリビジョンでいちばん大きい番号は {current - 1} なので、{current - 1} + 1 = {current}。")
        : LocalText.Empty;

    /// <summary>Why the history lists so many.</summary>
    /// <param name="all">How many.</param>
    public static LocalText Kept(int all) => all == 0 ? LocalText.Empty
        : LocalText.Of($"The controller's sum: {all - 1} from before + the current one = {all}.", $"コントローラーの計算: 以前のもの {all - 1} 個 + いまの 1 個 = {all} 個。");

    /// <summary>Why it scaled first what it scaled first.</summary>
    public static LocalText First(RolloutStep step)
    {
        if (step.Kind == RolloutStepKind.Recreate) return Recreate;
        return step.MayAdd > 0
            ? LocalText.Of(
                $"The controller's sum: it saw {step.Total} pods and allows {step.MaxTotal}, so it may add {step.MayAdd}. It adds before it removes.", $"コントローラーの計算: {step.Total} 個を見て、{step.MaxTotal} 個まで許すので、{step.MayAdd} 個増やせます。減らすより先に増やします。")
            : LocalText.Of(
                $"The controller's sum: it saw {step.Total} pods and allows {step.MaxTotal}, so it may add none. {step.Available} are available, {step.MinAvailable} must be: it may remove {step.MayRemove}.", $"コントローラーの計算: {step.Total} 個を見て、{step.MaxTotal} 個までなので、増やせません。利用できるのは {step.Available} 個、必要なのは {step.MinAvailable} 個なので、{step.MayRemove} 個減らせます。");
    }

    /// <summary>The first decision that is part of a rollout; null when no ReplicaSet was scaled by one.</summary>
    public static RolloutStep? Decision(Trial trial)
    {
        var steps = trial.Steps.Where(step => step.Kind is RolloutStepKind.RollingUpdate or RolloutStepKind.Recreate).ToList();
        return steps.Any(IsChange) ? steps[0] : null;
    }

    /// <summary>
    /// The ReplicaSet controller's sum, when one pod went and it made another. It keeps no notes: where more went, it may have counted in
    /// between, and nothing is told.
    /// </summary>
    private static LocalText Replacement(Trial trial)
    {
        var (wanted, totals) = (trial.Deployment.Spec.Replicas ?? 1, trial.Timeline.Counts.Select(step => step.Total).ToList());
        var changes = totals.Where((total, i) => i == 0 || total != totals[i - 1]).ToList();
        return trial.Steps.Any(IsChange) || changes is not [var before, var there, var after] || before != wanted || after != wanted || there != wanted - 1
            ? LocalText.Empty
            : LocalText.Of(
                $"The ReplicaSet controller's sum: {wanted} wanted, {there} there, so it creates {wanted - there}.", $"ReplicaSet コントローラーの計算: 必要なのは {wanted} 個、いまあるのは {there} 個なので、{wanted - there} 個作ります。");
    }

    private static bool IsChange(RolloutStep step) => step.Changes.Any(change => change.From != change.To);

    private static (string English, string Japanese) Share(string field, IntOrString? given, int replicas, int result, bool up)
    {
        if (given?.Value is not { } text || !text.EndsWith('%') || !decimal.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent))
            return (string.Create(CultureInfo.InvariantCulture, $"{field} is {result}"), string.Create(CultureInfo.InvariantCulture, $"{field} は {result}"));
        var exact = (replicas * percent / 100).ToString("0.##", CultureInfo.InvariantCulture);
        return (string.Create(CultureInfo.InvariantCulture, $"{field} is {text[..^1]} % of {replicas} = {exact}, rounded {(up ? "up" : "down")} {result}"),
            string.Create(CultureInfo.InvariantCulture, $"{field} は {replicas} の {text[..^1]}% で {exact}、{(up ? "切り上げて" : "切り捨てて")} {result}"));
    }
}
