using System.Collections.Immutable;
using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Judging;

/// <summary>What came of an exercise so far.</summary>
/// <param name="Exercise">Which one.</param>
/// <param name="Acted">Whether the learner did anything since it began; if not, nothing can pass.</param>
/// <param name="Checks">Each check, in the exercise's order.</param>
/// <param name="Mistake">The mistake that was recognised; null: none, or all passed.</param>
public sealed record Judgement(Exercise Exercise, bool Acted, ImmutableArray<JudgedCheck> Checks, KnownMistake? Mistake)
{
    /// <summary>Whether the exercise is done: the learner acted, and every check holds.</summary>
    public bool Passed => Acted && Checks.All(check => check.Verdict.Passed);

    /// <summary>The check or mistake whose hint helps first; null when all passed or nothing was done.</summary>
    public string? FirstHint => !Acted || Passed ? null : Mistake?.Id ?? Checks.First(check => !check.Verdict.Passed).Check.Id;

    /// <summary>Judges.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="facts">The cluster, from the mark that was set when it began.</param>
    public static Judgement Of(Exercise exercise, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(facts);
        var before = facts.AtMark();
        var checks = exercise.Checks.Select(check => new JudgedCheck(check, check.Judge(facts), check.Judge(before).Passed)).ToImmutableArray();
        var mistake = checks.All(check => check.Verdict.Passed) ? null : exercise.Mistakes.FirstOrDefault(one => one.Sign.Judge(facts).Passed);
        return new Judgement(exercise, facts.SomebodyActed, checks, mistake);
    }

    /// <summary>Whether an exercise would be done before anybody did anything, which its checks must not allow.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="mark">Where it begins.</param>
    public static bool HoldsAtMark(Exercise exercise, Mark mark)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(mark);
        var facts = new Facts(mark.Before, mark);
        return exercise.Checks.All(check => check.Judge(facts).Passed);
    }
}

/// <summary>A check and what came of it.</summary>
/// <param name="Check">The check.</param>
/// <param name="Verdict">Now.</param>
/// <param name="HeldBefore">It held at the mark already: it had to stay so, and is nobody's achievement.</param>
public sealed record JudgedCheck(Check Check, Verdict Verdict, bool HeldBefore);
