using System.Globalization;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Faults;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>Turns of phrase that many sentences share.</summary>
internal static class Say
{
    private const int MostOfALine = 300;

    /// <summary>Such as <c>The new pod</c>, <c>2 of 3 new pods</c> or <c>The 3 new pods</c>.</summary>
    public static Sentence NewPods(int count, int all) => (count, all) switch
    {
        (1, 1) => $"The new pod",
        _ when count == all => $"The {count} new pods",
        _ => $"{count} of {all} new pods",
    };

    /// <summary>Such as <c>1 pod</c> or <c>3 pods</c>.</summary>
    public static Sentence Count(int count, string one, string several) =>
        count == 1 ? (Sentence)$"{count} {Words.Plain(one)}" : $"{count} {Words.Plain(several)}";

    /// <summary>The form of a verb for one or for several.</summary>
    public static Words Verb(int count, string one, string several) => Words.Plain(count == 1 ? one : several);

    /// <summary>How long ago, such as <c>12s ago</c>.</summary>
    public static Words Ago(DateTimeOffset then, DateTimeOffset now) => Words.Plain($"{For(then, now)} ago");

    /// <summary>How long since, such as <c>12s</c>.</summary>
    public static string For(DateTimeOffset then, DateTimeOffset now) => HumanDuration.Format(now - then);

    /// <summary>A time that an object carries.</summary>
    public static DateTimeOffset At(DateTime? time) => new(DateTime.SpecifyKind(time ?? default, DateTimeKind.Utc));

    /// <summary>A command that one could type.</summary>
    public static Words Command(string text) => new(WordKind.Name, text);

    /// <summary>What somebody else says, in one line.</summary>
    public static Words Quote(string text)
    {
        var line = string.Join(' ', text.Split(['\n', '\r', '\t', '\e'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        line = line.TrimEnd('.');
        return Words.Quote(line.Length <= MostOfALine ? line : line[..MostOfALine] + "…");
    }

    /// <summary>What fails on purpose, and what ends that.</summary>
    public static Sentence Fault(Fault fault, DateTimeOffset now) =>
        $"{Command(fault.ToString())}, for {Words.Plain(For(fault.Since, now))}. {Words.Plain(fault.Kind.Summary)}. {Command(fault.Heal)} ends it.";

    /// <summary>A number of times.</summary>
    public static string Times(int count) =>
        count switch { 1 => "once", 2 => "twice", _ => string.Create(CultureInfo.InvariantCulture, $"{count} times") };
}
