using System.Globalization;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>Turns of phrase that several checks share.</summary>
internal static class Saying
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Exactly = TimeSpan.FromSeconds(10);

    /// <summary>That an object is not there.</summary>
    public static LocalText Missing(Target target) => LocalText.Of($"There is no {target}.", $"{target} はありません。");

    /// <summary>A span in seconds, with a tenth when it is short: <c>0.3 s</c>, <c>14 s</c>.</summary>
    public static LocalText Seconds(TimeSpan span)
    {
        if (span < Moment) return new LocalText("less than 0.1 s", "0.1秒未満");
        var number = span < Exactly ? Math.Round(span.TotalSeconds, 1) : Math.Floor(span.TotalSeconds);
        var text = number.ToString("0.#", CultureInfo.InvariantCulture);
        return new LocalText($"{text} s", $"{text}秒");
    }

    /// <summary>A moment, as it stands behind "at": <c>14 s</c>, or <c>the start</c>.</summary>
    /// <param name="since">How long after the exercise began.</param>
    public static LocalText At(TimeSpan since) => since < Moment ? new LocalText("the start", "開始直後") : Seconds(since);

    /// <summary>How much later, at the beginning of a sentence: <c>14 s</c>, <c>Less than 0.1 s</c>.</summary>
    public static LocalText Later(TimeSpan span) => span < Moment ? new LocalText("Less than 0.1 s", "0.1秒未満") : Seconds(span);

    /// <summary>A text in quotation marks, cut where it grows long.</summary>
    public static LocalText Quote(string text)
    {
        const int most = 80;
        var cut = text.Length <= most ? text : string.Concat(text.AsSpan(0, most), "…");
        return new LocalText($"\"{cut}\"", $"「{cut}」");
    }

    /// <summary>English plural: <c>1 pod</c>, <c>3 pods</c>.</summary>
    public static string Count(int count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : several)}");
}
