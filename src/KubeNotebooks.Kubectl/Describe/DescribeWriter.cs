using System.Globalization;
using KubeNotebooks.Kubectl.Printing;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Writes a description: lines indented by levels of two spaces, cells divided by tabs.</summary>
/// <param name="output">Gets the text, with its tabs.</param>
/// <param name="zone">In which times are shown.</param>
/// <remarks>Source: kubectl pkg/describe/describe.go, PrefixWriter.</remarks>
internal sealed class DescribeWriter(Action<string> output, TimeZoneInfo zone)
{
    /// <summary>Writes a line.</summary>
    /// <param name="level">How deep it stands: two spaces each.</param>
    /// <param name="text">Its cells, divided by tabs; it may hold line feeds.</param>
    public void Line(int level, string text) => output(new string(' ', 2 * level) + TerminalText.Escaped(text) + "\n");

    /// <summary>Writes a line with a name and a value.</summary>
    /// <param name="level">How deep it stands.</param>
    /// <param name="name">What stands before the colon.</param>
    /// <param name="value">The value; null is empty.</param>
    public void Field(int level, string name, string? value) => Line(level, $"{name}:\t{value}");

    /// <summary>The same, but only when there is a value.</summary>
    public void FieldIfAny(int level, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) Field(level, name, value);
    }

    /// <summary>The time as the user's clock shows it: <c>Mon, 09 Mar 2020 21:46:59 +0900</c>.</summary>
    /// <param name="time">The time, in UTC; null is Go's zero time.</param>
    public string Time(DateTime? time)
    {
        var utc = new DateTimeOffset(DateTime.SpecifyKind(time ?? DateTime.MinValue, DateTimeKind.Utc));
        var local = time is null ? utc : TimeZoneInfo.ConvertTime(utc, zone);
        return local.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
            + local.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
    }
}
