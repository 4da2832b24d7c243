namespace KubeNotebooks.ControlPlane.Events;

/// <summary>The events that may be combined, seen so far.</summary>
/// <param name="Messages">The distinct messages among them.</param>
/// <param name="LastSeen">When the last one came.</param>
internal sealed record SimilarEvents(string[] Messages, DateTimeOffset LastSeen);

/// <summary>An event that was sent before.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How often it happened.</param>
/// <param name="FirstTimestamp">When it happened first.</param>
internal sealed record LoggedEvent(string Name, int Count, DateTime? FirstTimestamp);

/// <summary>What an <see cref="EventCorrelator"/> remembers: the 4096 most recent keys of each kind.</summary>
internal sealed class EventCorrelatorState
{
    private const int MaxEntries = 4096;

    /// <summary>Nothing seen yet.</summary>
    public EventCorrelatorState()
        : this(NewCache<SimilarEvents>(), NewCache<LoggedEvent>(), NewCache<TokenBucket>())
    {
    }

    private EventCorrelatorState(
        LruCache<EventIdentity, SimilarEvents> similar,
        LruCache<EventIdentity, LoggedEvent> logged,
        LruCache<EventIdentity, TokenBucket> spam) => (Similar, Logged, Spam) = (similar, logged, spam);

    /// <summary>The distinct messages of similar events.</summary>
    public LruCache<EventIdentity, SimilarEvents> Similar { get; }

    /// <summary>The events sent, and how often.</summary>
    public LruCache<EventIdentity, LoggedEvent> Logged { get; }

    /// <summary>How much each object may still say.</summary>
    public LruCache<EventIdentity, TokenBucket> Spam { get; }

    /// <summary>A copy that shares only values.</summary>
    public EventCorrelatorState Fork() => new(Similar.Fork(), Logged.Fork(), Spam.Fork());

    private static LruCache<EventIdentity, T> NewCache<T>() => new(MaxEntries, EventIdentity.Comparer.Instance);
}
