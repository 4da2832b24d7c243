using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Diagnosis;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Explanations;

/// <summary>
/// An explanation as text and as HTML: a bar at the left, blue when it goes on, red when it does not, and the words beside it.
/// </summary>
public static class ExplanationView
{
    private static readonly string Waiting = Palette.Of(0).Solid;

    /// <summary>Draws an explanation.</summary>
    /// <param name="explanation">What to say.</param>
    /// <param name="now">The present, to tell how long ago the controller decided.</param>
    public static MimeBundle Of(Explanation explanation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var bar = Begin(explanation);
        if (explanation.Cause is { } cause) bar.Say(cause.What).Say(cause.More, quiet: true).List(cause.Facts).Say(explanation.Serving);
        AddSum(bar, explanation, now);
        foreach (var other in explanation.Others) bar.Say(other.What, "Also: ", quiet: true);
        foreach (var fault in explanation.Simulated) bar.Say(fault, "Simulated: ");
        if (!explanation.WaysOut.IsEmpty) bar.Space().Say(WaysOut(explanation), "Ways out: ");
        return bar.Say(explanation.Report, quiet: true).End();
    }

    private static Bar Begin(Explanation explanation)
    {
        var about = $"deployment/{explanation.Deployment.Metadata.Name}";
        return explanation.Outlook switch
        {
            Outlook.Stuck => new Bar("✕", Palette.Failure, "It will not go on by itself.", about),
            Outlook.Unclear => new Bar("◑", Palette.ColourOf(PodState.NotReady), "It waits; whether it goes on by itself is not clear yet.", about),
            Outlook.GoesOn => new Bar("◔", Waiting, "It goes on by itself.", about),
            _ => new Bar("●", Palette.Good, explanation.Standing == RolloutStanding.Paused ? "Complete, and paused." : "Complete: nothing is left to do.", about),
        };
    }

    private static void AddSum(Bar bar, Explanation explanation, DateTimeOffset now)
    {
        if (explanation is not { Sum: { } sum, DecidedAt: { } at })
        {
            bar.Say($"The Deployment controller has not decided anything about it yet.", quiet: true);
            return;
        }
        if (explanation.Cause is not null) bar.Space();
        bar.Say(sum.Limits, "The sum: ");
        Sentence verdict = $"Now {sum.Now} {sum.Verdict}";
        if (now - at >= TimeSpan.FromSeconds(1)) verdict.AppendLiteral($" (It decided that {HumanDuration.Format(now - at)} ago.)");
        bar.Say(verdict);
    }

    private static Sentence WaysOut(Explanation explanation)
    {
        var sentence = new Sentence();
        foreach (var way in explanation.WaysOut)
        {
            if (!sentence.IsEmpty) sentence.AppendLiteral("; or ");
            sentence.AppendFormatted(way);
        }
        sentence.AppendLiteral(".");
        return sentence;
    }
}
