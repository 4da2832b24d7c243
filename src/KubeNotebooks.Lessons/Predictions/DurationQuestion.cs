using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Predictions;

/// <summary>About how long does the rollout take?</summary>
/// <param name="Of">The Deployment that it is about.</param>
/// <param name="Tolerance">How far off an answer may be.</param>
internal sealed record DurationQuestion(Target Of, TimeSpan Tolerance) : Question(Of)
{
    /// <inheritdoc/>
    public override LocalText Form { get; } = new("a span of time such as 30s, or never", "30s のような時間、または never");

    /// <inheritdoc/>
    public override bool IsAnswer(string answer) => answer == "never" || VirtualDuration.Parse(answer) is not null;

    /// <inheritdoc/>
    public override Outcome Judge(string answer, Trial trial)
    {
        var said = VirtualDuration.Parse(answer);
        if (trial.Duration is not { } took)
            return new Outcome(said is null, "never", new LocalText("It is never complete.", "いつまでも完了しません。"), LocalText.Empty);
        var text = Saying.Seconds(took);
        var around = Saying.Seconds(Tolerance);
        return new Outcome(
            said is { } span && (span - took).Duration() <= Tolerance, VirtualDuration.Text(took),
            LocalText.Of($"It takes {text.English} (an answer {around.English} off still counts).", $"かかる時間は{text.Japanese}です(前後{around.Japanese}までは正解とします)。"), LocalText.Empty);
    }
}
