using System.Globalization;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Explanations;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Judging;

namespace KubeNotebooks.Display.Lessons;

/// <summary>What came of an exercise so far, as text and as HTML: each check in words, and a hint for each that does not hold.</summary>
public static class JudgementView
{
    private const string Holds = "✓";
    private const string Fails = "✕";
    private const string Open = "○";

    /// <summary>Draws it.</summary>
    /// <param name="judgement">What came of it.</param>
    /// <param name="language">In which language.</param>
    public static MimeBundle Of(Judgement judgement, Language language)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        var japanese = language == Language.Japanese;
        var bar = Begin(judgement, japanese);
        if (!judgement.Acted)
        {
            foreach (var check in judgement.Checks) bar.Item(Open, Palette.Quiet, check.Verdict.Expected.In(language));
            return bar.Tell(japanese ? "まず何かをしてから、もう一度`#!check`を実行してください。" : "Do something first, then run `#!check` again.", quiet: true).End();
        }
        if (judgement.Mistake is { } mistake) bar.Tell(mistake.Hint.In(language)).Space();
        foreach (var check in judgement.Checks) Add(bar, check, language);
        if (judgement.Passed && judgement.Exercise.Afterwards is { } afterwards) bar.Space().Tell(afterwards.In(language));
        return bar.End();
    }

    private static Bar Begin(Judgement judgement, bool japanese)
    {
        var (all, passed) = (judgement.Checks.Length, judgement.Checks.Count(check => check.Verdict.Passed));
        var about = judgement.Exercise.Id;
        if (!judgement.Acted) return new Bar(Open, Palette.Caution, japanese ? "まだ何も変更していません。" : "You have not changed anything yet.", about);
        return judgement.Passed
            ? new Bar("●", Palette.Good, Text(japanese, $"Done: all {all} checks passed.", $"できました。{all} 個の確認をすべて満たしています。"), about)
            : new Bar(Fails, Palette.Failure, Text(japanese, $"Not yet: {passed} of {all} checks hold.", $"もう少しです。{all} 個のうち {passed} 個を満たしています。"), about);
    }

    private static void Add(Bar bar, JudgedCheck check, Language language)
    {
        var japanese = language == Language.Japanese;
        var (expected, seen) = (check.Verdict.Expected.In(language), check.Verdict.Seen.In(language));
        if (check.Verdict.Passed)
        {
            bar.Item(Holds, Palette.Good, check.HeldBefore ? expected + (japanese ? "(はじめから)" : " (as from the start)") : expected, check.HeldBefore ? [] : [seen]);
            return;
        }
        bar.Item(Fails, Palette.Failure, expected, seen, (japanese ? "ヒント: " : "Hint: ") + check.Hint.In(language).ReplaceLineEndings(" "));
    }

    private static string Text(bool japanese, FormattableString english, FormattableString other) => (japanese ? other : english).ToString(CultureInfo.InvariantCulture);
}
