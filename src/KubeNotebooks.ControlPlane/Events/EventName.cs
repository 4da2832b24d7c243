using System.Globalization;

namespace KubeNotebooks.ControlPlane.Events;

/// <summary>The names of events, which are made from the time.</summary>
internal static class EventName
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Nanoseconds since 1970.</summary>
    public static long UnixNanoseconds(DateTimeOffset time) => (time.UtcTicks - DateTime.UnixEpoch.Ticks) * NanosecondsPerTick;

    /// <summary>The name of an event.</summary>
    /// <param name="involvedName">The name of the object that it is about.</param>
    /// <param name="unixNanoseconds">When it was recorded.</param>
    /// <remarks>Source: client-go tools/record/event.go, makeEvent; tools/events/event_recorder.go, makeEvent.</remarks>
    public static string Of(string involvedName, long unixNanoseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{involvedName}.{unixNanoseconds:x}");
}
