using System.Globalization;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Diagnosis;
using KubeNotebooks.Display.Drawing;
using static System.FormattableString;

namespace KubeNotebooks.Display.Explanations;

/// <summary>The steps of a rollout as text and as HTML.</summary>
public static class WalkView
{
    private const int MostSteps = 60;
    private const int MostOfACommand = 80;

    private static readonly string[] Heads = ["step", "after", "new (available)", "old (available)", "what it did"];

    /// <summary>One step: the controller's sum, what it did, and what it waited for.</summary>
    /// <param name="walk">The rollout.</param>
    /// <param name="number">Which step, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public static MimeBundle Step(RolloutWalk walk, int number)
    {
        ArgumentNullException.ThrowIfNull(walk);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, walk.Steps.Length);
        var step = walk.Steps[number - 1];
        var sum = RolloutSum.Of(step.Decision.Step, walk.Deployment);
        var bar = Begin(walk, Invariant($"Step {number} of {walk.Steps.Length}, {Time(walk, step)} after {Start(walk)}"));
        bar.Say(sum.Limits).Say(sum.Now, "It saw ").Say(sum.Verdict);
        if (step.Next is { } next) bar.Say($"{step.WaitedFor} Step {number + 1} came {Words.Plain(Seconds(next.At - step.Decision.At))} later.", quiet: true);
        else bar.Say($"It is the latest step.", quiet: true);
        return bar.End();
    }

    /// <summary>All steps, a line each.</summary>
    /// <param name="walk">The rollout.</param>
    public static MimeBundle Steps(RolloutWalk walk)
    {
        ArgumentNullException.ThrowIfNull(walk);
        var count = walk.Steps.Length;
        var bar = Begin(walk, Invariant($"{count} {(count == 1 ? "step" : "steps")} since {Start(walk)}"));
        var shown = count <= MostSteps ? walk.Steps : [.. walk.Steps[..(MostSteps / 2)], .. walk.Steps[^(MostSteps / 2)..]];
        bar.Table([Heads, .. shown.Select(step => Row(walk, step))]);
        if (shown.Length < count)
            bar.Say($"Of {count} steps the first {MostSteps / 2} and the last {MostSteps / 2} are shown.", quiet: true);
        return bar.End();
    }

    private static Bar Begin(RolloutWalk walk, string title) =>
        new("▸", Palette.Of(0).Solid, title, $"deployment/{walk.Deployment.Metadata.Name}");

    private static string[] Row(RolloutWalk walk, WalkStep step)
    {
        var decision = step.Decision.Step;
        var done = string.Join(", ", decision.Changes.Select(change => Done(decision, change)));
        return
        [
            Invariant($"{step.Number}"), Time(walk, step),
            Invariant($"{decision.NewWanted} ({decision.NewAvailable})"), Invariant($"{decision.OldWanted} ({decision.OldAvailable})"),
            done.Length > 0 ? done : decision.IsComplete ? "complete" : "waits",
        ];
    }

    // The new ReplicaSet is made without pods while there is no room for any.
    private static string Done(RolloutStep decision, SizeChange change) => change.From == change.To
        ? Invariant($"made new, with {change.To}")
        : Invariant($"{(change.ReplicaSet == decision.NewReplicaSet ? "new" : "old")} {change.From} → {change.To}");

    private static string Start(RolloutWalk walk) =>
        walk.Command is { } command ? $"“{Short.Of(command.Text, MostOfACommand)}”" : "the template changed";

    private static string Time(RolloutWalk walk, WalkStep step) => Seconds(step.Decision.At - walk.Began);

    private static string Seconds(TimeSpan span) => span < TimeSpan.FromMinutes(2)
        ? span.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture) + " s"
        : HumanDuration.Format(span);
}
