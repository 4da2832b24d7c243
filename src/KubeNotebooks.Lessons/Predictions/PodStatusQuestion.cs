using System.Collections.Immutable;
using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Relations;
using KubeNotebooks.Lessons.Checks;
using Past = KubeNotebooks.ControlPlane.Rollouts.Revisions;

namespace KubeNotebooks.Lessons.Predictions;

/// <summary>What does the column STATUS say of the new pods, or of the old ones, some time after the command?</summary>
/// <param name="Of">The Deployment that it is about.</param>
/// <param name="New">The pods of the current template rather than the others.</param>
/// <param name="Wait">How long after the command.</param>
internal sealed record PodStatusQuestion(Target Of, bool New, TimeSpan Wait) : Question(Of)
{
    /// <inheritdoc/>
    public override LocalText Form { get; } = new("a word as kubectl get pods prints it, such as Running", "kubectl get pods が表示する語(Running など)");

    /// <inheritdoc/>
    public override TimeSpan? After => Wait;

    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } =
    [
        "Pending", "ContainerCreating", "PodInitializing", "Running", "Completed", "Error", "CrashLoopBackOff", "ErrImagePull", "ErrImageNeverPull", "ImagePullBackOff", "InvalidImageName",
        "RunContainerError", "CreateContainerError", "CreateContainerConfigError", "OOMKilled", "Terminating", "Evicted", "Unknown",
    ];

    /// <inheritdoc/>
    protected override string Bare(string answer) => answer.Replace(" ", "", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool IsAnswer(string answer) => answer.Length > 0 && answer.All(one => char.IsAsciiLetter(one) || one is ':' or '/' || char.IsAsciiDigit(one));

    /// <inheritdoc/>
    public override Outcome Judge(string answer, Trial trial)
    {
        var shown = Pods(trial).Select(pod => PodSummary.Of(pod, trial.Cluster.Options.Version).Status).CountBy(status => status)
            .OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        var at = Saying.Seconds(Wait);
        var list = string.Join(", ", shown.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Value} × {one.Key}")));
        var (which, whichJa) = New ? ("new", "新しい") : ("old", "古い");
        var happened = shown.Count == 0
            ? LocalText.Of($"{at.English} after the command there is no {which} pod.", $"コマンドから{at.Japanese}の時点で、{whichJa} Pod はありません。")
            : LocalText.Of($"{at.English} after the command the {which} pods show: {list}.", $"コマンドから{at.Japanese}の時点の{whichJa} Pod: {list}。");
        return new Outcome(
            shown.Any(one => one.Key.Equals(answer, StringComparison.OrdinalIgnoreCase)), shown.Count == 0 ? "" : shown[0].Key, happened, Sums.Bounds(trial));
    }

    private IEnumerable<V1Pod> Pods(Trial trial) =>
        Ownership.PodsOf(trial.Cluster, trial.Deployment, Past.Of(trial.Cluster, trial.Deployment).Where(one => one.IsCurrent == New).Select(one => one.ReplicaSet));
}
