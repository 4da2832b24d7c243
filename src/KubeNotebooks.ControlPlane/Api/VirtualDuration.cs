using System.Globalization;
using System.Text.RegularExpressions;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Spans of time as Kubernetes writes them: <c>30s</c>, <c>1m30s</c>, <c>500ms</c>.</summary>
public static partial class VirtualDuration
{
    /// <summary>The longest span that may pass at once: a leap year.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(366);

    /// <summary>The same, as it is written.</summary>
    public const string LongestText = "8784h";

    /// <summary>Reads a span.</summary>
    /// <returns>Null when it is none or negative; what no clock can hold is read as the longest span there is.</returns>
    /// <remarks>Source: Go time/format.go, ParseDuration.</remarks>
    public static TimeSpan? Parse(string text)
    {
        if (!Whole().IsMatch(text)) return null;
        var seconds = Part().Matches(text).Sum(part =>
            double.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture) * Seconds(part.Groups["unit"].Value));
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
    }

    /// <summary>A span of whole seconds as it is written: <c>1m30s</c>.</summary>
    public static string Text(TimeSpan span)
    {
        var hours = span.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}h") : "";
        var minutes = span.Minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}m") : "";
        var seconds = span.Seconds > 0 || span < TimeSpan.FromMinutes(1) ? string.Create(CultureInfo.InvariantCulture, $"{span.Seconds}s") : "";
        return hours + minutes + seconds;
    }

    private static double Seconds(string unit) => unit switch
    {
        "ms" => 0.001,
        "s" => 1,
        "m" => 60,
        _ => 3600,
    };

    [GeneratedRegex(@"^(\d+(\.\d+)?(ms|s|m|h))+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<number>\d+(\.\d+)?)(?<unit>ms|s|m|h)")]
    private static partial Regex Part();
}
