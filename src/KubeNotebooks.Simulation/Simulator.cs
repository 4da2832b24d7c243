using System.Diagnostics;

namespace KubeNotebooks.Simulation;

/// <summary>A discrete-event simulation: one thread, one queue of messages, one virtual clock.</summary>
/// <remarks>
/// Time stands still while a message is handled and jumps to the next one's time afterwards. Messages due together are
/// delivered in the order in which they were scheduled. An exception in a component stops the run and reaches the caller.
/// </remarks>
public sealed class Simulator : TimeProvider
{
    private readonly SimulationState _state;
    private readonly Dictionary<string, IComponent> _components = new(StringComparer.Ordinal);

    /// <summary>Runs the world that <paramref name="state"/> describes.</summary>
    /// <param name="state">Owned by this simulation from here on: fork it first to keep it.</param>
    public Simulator(SimulationState state) => _state = state;

    /// <summary>The virtual time now, in UTC.</summary>
    public DateTimeOffset Now => _state.Now;

    /// <summary>What happened so far.</summary>
    public Trace Trace => _state.Trace;

    /// <summary>How many messages wait.</summary>
    public int Pending => _state.Queue.Count;

    /// <summary>
    /// A number that grows whenever something happens: a message is sent, something is noted, chance is asked. As long as it stays the
    /// same, the same comes after.
    /// </summary>
    public long Activity => _state.NextSequence + _state.StreamsAsked + _state.Trace.Entries.Count;

    /// <summary>What waits in the queue, in the order of delivery.</summary>
    public IEnumerable<ScheduledMessage> Upcoming =>
        _state.Queue.UnorderedItems.Select(item => item.Element).OrderBy(message => (message.At, message.Sequence));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _state.Now;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => _state.Now.UtcTicks;

    /// <summary>Timers would hold closures, which cannot be copied: schedule a message instead.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("The simulation has no timers: schedule a message to a component.");

    /// <summary>Makes a component reachable by its name.</summary>
    /// <param name="component">Its name is not yet taken.</param>
    /// <exception cref="ArgumentException">A component of that name is there already.</exception>
    public void Register(IComponent component) => _components.Add(component.Name, component);

    /// <summary>Sends a message to a component.</summary>
    /// <param name="delay">How long from now until it is delivered; zero or more.</param>
    /// <param name="component">The name of a registered component.</param>
    /// <param name="message">A value.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public void Schedule(TimeSpan delay, string component, object message)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        var at = _state.Now + delay;
        var sequence = _state.NextSequence++;
        _state.Queue.Enqueue(new ScheduledMessage(at, sequence, component, message), (at.UtcTicks, sequence));
    }

    /// <summary>The random stream for one purpose; made at its first use.</summary>
    /// <param name="purpose">For example <c>pod-names</c>.</param>
    public RandomStream Random(string purpose)
    {
        _state.StreamsAsked++;
        if (!_state.Streams.TryGetValue(purpose, out var stream))
        {
            stream = new RandomStream(_state.Seed, purpose);
            _state.Streams.Add(purpose, stream);
        }
        return stream;
    }

    /// <summary>Notes in the trace that something happened now.</summary>
    /// <param name="actor">Who did it.</param>
    /// <param name="what">What, as a value.</param>
    public void Note(string actor, object what) => _state.Trace.Add(new TraceEntry(_state.Now, actor, what));

    /// <summary>Delivers the next message, if it is due by <paramref name="until"/>.</summary>
    /// <param name="until">The latest time that may be reached.</param>
    /// <returns>False when nothing is due by then; the time has not moved.</returns>
    public bool Step(DateTimeOffset until)
    {
        if (!_state.Queue.TryPeek(out var next, out _) || next.At > until) return false;
        _state.Queue.Dequeue();
        _state.Now = next.At;
        if (!_components.TryGetValue(next.Component, out var component))
            throw new UnreachableException($"A message for '{next.Component}', which is not registered: {next.Message}");
        component.Receive(next.Message);
        return true;
    }

    /// <summary>Lets time pass: delivers all that becomes due, then stands at the end of the span.</summary>
    /// <param name="span">How long; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="span"/> is negative.</exception>
    public void RunFor(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        var end = _state.Now + span;
        while (Step(end)) { }
        _state.Now = end;
    }

    /// <summary>Lets time pass until something holds.</summary>
    /// <param name="condition">Asked now and after each message.</param>
    /// <param name="limit">How long at most.</param>
    /// <returns>True as soon as it holds; false when the limit passed first (the time then stands at the limit).</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        var end = _state.Now + limit;
        while (!condition())
        {
            if (Step(end)) continue;
            _state.Now = end;
            return condition();
        }
        return true;
    }
}
