using System.Globalization;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>How kubectl writes a span of time: short, and coarser the longer it is.</summary>
/// <remarks>Source: apimachinery pkg/util/duration/duration.go, HumanDuration; kubernetes pkg/printers, translateTimestampSince.</remarks>
public static class HumanDuration
{
    private const long SecondsPerDay = 86_400;
    private const long DaysPerYear = 365;

    /// <summary>The text of a span, such as <c>2m48s</c>, <c>15m</c> or <c>3d4h</c>; every unit is truncated, none rounded.</summary>
    /// <param name="span">The span; two seconds or more below zero give <c>&lt;invalid&gt;</c>.</param>
    public static string Format(TimeSpan span)
    {
        var seconds = span.Ticks / TimeSpan.TicksPerSecond;
        return seconds switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 2 * 60 => One(seconds, 's'),
            < 10 * 60 => Two(seconds / 60, 'm', seconds % 60, 's'),
            < 3 * 3600 => One(seconds / 60, 'm'),
            < 8 * 3600 => Two(seconds / 3600, 'h', seconds / 60 % 60, 'm'),
            < 2 * SecondsPerDay => One(seconds / 3600, 'h'),
            < 8 * SecondsPerDay => Two(seconds / SecondsPerDay, 'd', seconds / 3600 % 24, 'h'),
            < 2 * DaysPerYear * SecondsPerDay => One(seconds / SecondsPerDay, 'd'),
            < 8 * DaysPerYear * SecondsPerDay => Two(
                seconds / SecondsPerDay / DaysPerYear, 'y', seconds / SecondsPerDay % DaysPerYear, 'd'),
            _ => One(seconds / SecondsPerDay / DaysPerYear, 'y'),
        };
    }

    /// <summary>How long ago a moment was that an object records in whole seconds, or <c>&lt;unknown&gt;</c> when it records none.</summary>
    /// <param name="moment">The moment, in UTC; fractions of its second are dropped, as they are when it is stored.</param>
    /// <param name="now">The present.</param>
    public static string Since(DateTime? moment, DateTimeOffset now) =>
        moment is { } time ? SinceExactly(time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond)), now) : SinceExactly(null, now);

    /// <summary>How long ago a moment was that an object records in microseconds, or <c>&lt;unknown&gt;</c> when it records none.</summary>
    /// <param name="moment">The moment, in UTC.</param>
    /// <param name="now">The present.</param>
    public static string SinceExactly(DateTime? moment, DateTimeOffset now) =>
        moment is { Ticks: > 0 } time ? Format(now.UtcDateTime - time) : "<unknown>";

    private static string One(long value, char unit) => string.Create(CultureInfo.InvariantCulture, $"{value}{unit}");

    private static string Two(long value, char unit, long rest, char restUnit) =>
        rest == 0 ? One(value, unit) : string.Create(CultureInfo.InvariantCulture, $"{value}{unit}{rest}{restUnit}");
}
