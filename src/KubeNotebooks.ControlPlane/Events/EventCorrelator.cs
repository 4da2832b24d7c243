using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Events;

/// <summary>What becomes of a new event.</summary>
/// <param name="Event">What is to be stored: maybe under an older event's name, with a count.</param>
/// <param name="Repeats">It is a change of an event that was sent before.</param>
internal sealed record CorrelatedEvent(Corev1Event Event, bool Repeats);

/// <summary>Combines similar events, counts equal ones and drops those of an object that talks too much.</summary>
/// <remarks>Source: client-go tools/record/events_cache.go, EventCorrelator.EventCorrelate.</remarks>
/// <param name="state">What it has seen.</param>
/// <param name="version">The release whose keys and fields apply.</param>
internal sealed class EventCorrelator(EventCorrelatorState state, KubernetesVersion version)
{
    private const int MaxDistinctMessages = 10;
    private const int SpamBurst = 25;
    private const double SpamRefillPerSecond = 1.0 / 300;
    private const string CombinedPrefix = "(combined from similar events): ";
    private static readonly TimeSpan SimilarWithin = TimeSpan.FromSeconds(600);

    private readonly EventScope _spamScope = version.AtLeast(32) ? EventScope.ObjectAndType : EventScope.Object;

    /// <summary>Decides what becomes of a new event.</summary>
    /// <param name="newEvent">As recorded: count 1, a name of its own.</param>
    /// <param name="now">The time at which its turn has come.</param>
    /// <param name="chance">Chooses which message is forgotten when ten are known.</param>
    /// <returns>Null when it is dropped.</returns>
    public CorrelatedEvent? Correlate(Corev1Event newEvent, DateTimeOffset now, RandomStream chance)
    {
        var (aggregated, key) = Aggregate(newEvent, now, chance);
        var observed = Observe(aggregated, key);
        return IsSpam(observed.Event, now) ? null : observed;
    }

    private (Corev1Event Event, EventIdentity Key) Aggregate(Corev1Event newEvent, DateTimeOffset now, RandomStream chance)
    {
        var key = new EventIdentity(newEvent, EventScope.Similar);
        var message = newEvent.Message ?? "";
        var known = state.Similar.TryGet(key, out var record) && now - record.LastSeen <= SimilarWithin;
        var messages = known ? record.Messages : [];
        if (Array.IndexOf(messages, message) < 0) messages = [.. messages, message];
        var tooMany = messages.Length >= MaxDistinctMessages;
        state.Similar.Set(key, new SimilarEvents(tooMany ? Without(messages, chance.Next(messages.Length)) : messages, now));
        return tooMany ? (Combined(newEvent, now), key) : (newEvent, new EventIdentity(newEvent, EventScope.Same));
    }

    private CorrelatedEvent Observe(Corev1Event newEvent, EventIdentity key)
    {
        if (!state.Logged.TryGet(key, out var last))
        {
            state.Logged.Set(key, new LoggedEvent(newEvent.Metadata.Name, 1, newEvent.FirstTimestamp));
            return new CorrelatedEvent(newEvent, Repeats: false);
        }
        var again = last with { Count = last.Count + 1 };
        state.Logged.Set(key, again);
        return new CorrelatedEvent(
            newEvent with
            {
                Metadata = newEvent.Metadata with { Name = again.Name },
                Count = again.Count,
                FirstTimestamp = again.FirstTimestamp,
            },
            Repeats: true);
    }

    private bool IsSpam(Corev1Event observed, DateTimeOffset now)
    {
        var key = new EventIdentity(observed, _spamScope);
        var tokens = state.Spam.TryGet(key, out var bucket) ? bucket.At(now, SpamRefillPerSecond, SpamBurst) : SpamBurst;
        var spam = tokens < 1;
        state.Spam.Set(key, new TokenBucket(spam ? tokens : tokens - 1, now));
        return spam;
    }

    private static Corev1Event Combined(Corev1Event newEvent, DateTimeOffset now)
    {
        var seconds = Timestamps.Seconds(now);
        return newEvent with
        {
            Metadata = new V1ObjectMeta
            {
                Name = EventName.Of(newEvent.InvolvedObject.Name, EventName.UnixNanoseconds(now)),
                NamespaceProperty = newEvent.Metadata.NamespaceProperty,
            },
            InvolvedObject = newEvent.InvolvedObject,
            Message = CombinedPrefix + newEvent.Message,
            FirstTimestamp = seconds,
            LastTimestamp = seconds,
            Count = 1,
            ReportingComponent = "",
            ReportingInstance = "",
        };
    }

    private static string[] Without(string[] messages, int index) => [.. messages[..index], .. messages[(index + 1)..]];
}
