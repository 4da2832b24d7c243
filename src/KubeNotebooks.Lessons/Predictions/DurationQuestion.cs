using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Predictions;

/// <summary>About how long does the rollout take?</summary>
/// <param name="Of">The Deployment that it is about.</param>
/// <param name="Tolerance">How far off an answer may be.</param>
internal sealed partial record DurationQuestion(Target Of, TimeSpan Tolerance) : Question(Of)
{
    private const string Never = "never";
    private const string OnePart = @"(?<number>[0-9]+)\s*(?<unit>seconds?|secs?|s|minutes?|mins?|m|hours?|h|秒|分|時間)?";

    /// <inheritdoc/>
    public override LocalText Form { get; } = new("a span of time such as 30s, or never", "30s のような時間、または never");

    /// <inheritdoc/>
    protected override string Bare(string answer)
    {
        if (answer.Equals(Never, StringComparison.OrdinalIgnoreCase)) return Never;
        if (!Spoken().IsMatch(answer)) return answer;
        return string.Concat(Part().Matches(answer).Select(part => part.Groups["number"].Value + (part.Groups["unit"].Value is "" ? "s" : Unit(part.Groups["unit"].ValueSpan[0]))));
    }

    private static string Unit(char first) => first switch { 'm' or 'M' or '分' => "m", 'h' or 'H' or '時' => "h", _ => "s" };

    /// <inheritdoc/>
    public override bool IsAnswer(string answer) => answer == Never || VirtualDuration.Parse(answer) is not null;

    /// <inheritdoc/>
    public override Outcome Judge(string answer, Trial trial)
    {
        var said = VirtualDuration.Parse(answer);
        if (trial.Duration is not { } took)
            return new Outcome(said is null, Never, new LocalText("It is never complete.", "いつまでも完了しません。"), Sums.Bounds(trial));
        var text = Saying.Seconds(took);
        var around = Saying.Seconds(Tolerance);
        return new Outcome(
            said is { } span && (span - took).Duration() <= Tolerance, VirtualDuration.Text(took),
            LocalText.Of($"It takes {text.English} (an answer {around.English} off still counts).", $"かかる時間は{text.Japanese}です(前後{around.Japanese}までは正解とします)。"), Sums.Bounds(trial));
    }

    [GeneratedRegex($@"^(about|~|約)?\s*({OnePart}\s*)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spoken();

    [GeneratedRegex(OnePart, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
