using System.Globalization;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Durations as Go prints them.</summary>
internal static class GoDuration
{
    /// <summary>A duration, cut to milliseconds: <c>797ms</c>, <c>3.412s</c>, <c>1m2.5s</c>, <c>5m0s</c>.</summary>
    /// <remarks>Source: Go time/time.go, Duration.String.</remarks>
    public static string Text(TimeSpan duration)
    {
        var milliseconds = duration.Ticks / TimeSpan.TicksPerMillisecond;
        if (milliseconds == 0) return "0s";
        if (milliseconds < 1000) return string.Create(CultureInfo.InvariantCulture, $"{milliseconds}ms");
        var seconds = (milliseconds % 60_000 / 1000m).ToString("0.###", CultureInfo.InvariantCulture);
        var minutes = milliseconds / 60_000;
        if (minutes == 0) return $"{seconds}s";
        return minutes < 60
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes}m{seconds}s")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h{minutes % 60}m{seconds}s");
    }
}
