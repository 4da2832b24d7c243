namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Times as objects carry them.</summary>
public static class Timestamps
{
    /// <summary>A time cut to whole seconds, in UTC: the resolution of most times in the API.</summary>
    public static DateTime Seconds(DateTimeOffset time)
    {
        var ticks = time.UtcTicks;
        return new DateTime(ticks - (ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
    }

    /// <summary>A time cut to microseconds, in UTC, as MicroTime fields carry it.</summary>
    public static DateTime Microseconds(DateTimeOffset time)
    {
        var ticks = time.UtcTicks;
        return new DateTime(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }
}
