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
    /// <param name="told">The mistakes that were told already: what was done before that is not told again. Null: none was.</param>
    public static Judgement Of(Exercise exercise, Facts facts, ToldMistakes? told = null)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(facts);
        var before = facts.AtMark();
        var verdicts = exercise.Checks.Select(check => (Check: check, Verdict: check.Judge(facts))).ToList();
        var first = verdicts.Find(one => !one.Verdict.Passed).Check;
        var mistake = first is null ? null : exercise.Mistakes.FirstOrDefault(one => one.Sign.Judge(told?.NewFacts(facts, one) ?? facts).Passed);
        var checks = verdicts.Select(one => new JudgedCheck(one.Check, one.Verdict, one.Check.Judge(before).Passed && !one.Check.WasOpen(facts), one.Check == first ? one.Check.Hint : HintOf(exercise, facts, one.Check, one.Verdict)));
        return new Judgement(exercise, facts.SomebodyActed, [.. checks], mistake);
    }

    /// <summary>What helps with a check that is not the first to fail: its own hint may speak of what has not come to pass yet.</summary>
    private static LocalText HintOf(Exercise exercise, Facts facts, Check check, Verdict verdict)
    {
        if (verdict.NotYet is { } notYet) return notYet;
        if (verdict.Missing is not { } missing) return check.Hint;
        return missing.Find(facts.Mark.Before) is null
            ? LocalText.Of($"First there has to be a {missing}.", $"まず {missing} が必要です。")
            : LocalText.Of($"It was there when the exercise began, and has to stay. `#!exercise {exercise.Id}` begins again.", $"演習のはじめにはありました。残しておく必要があります。`#!exercise {exercise.Id}`で最初からやり直せます。");
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
/// <param name="HeldBefore">It held at the mark already, and ever since: it had to stay so, and is nobody's achievement.</param>
/// <param name="Hint">What helps when it does not hold.</param>
public sealed record JudgedCheck(Check Check, Verdict Verdict, bool HeldBefore, LocalText Hint);
