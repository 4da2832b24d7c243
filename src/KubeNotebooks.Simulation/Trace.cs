namespace KubeNotebooks.Simulation;

/// <summary>One thing that happened.</summary>
/// <param name="At">When, in virtual time.</param>
/// <param name="Actor">Who did it: a component's name, or a client such as <c>kubectl</c>.</param>
/// <param name="What">What happened, as a value.</param>
public readonly record struct TraceEntry(DateTimeOffset At, string Actor, object What);

/// <summary>Everything that happened since the simulation started, in order. It only grows.</summary>
public sealed class Trace
{
    private readonly TraceEntries _entries;

    /// <summary>Starts an empty trace.</summary>
    public Trace() => _entries = new TraceEntries();

    private Trace(TraceEntries entries) => _entries = entries;

    /// <summary>All that happened so far, oldest first.</summary>
    public IReadOnlyList<TraceEntry> Entries => _entries;

    /// <summary>Notes that something happened.</summary>
    /// <param name="entry">What happened; its time is not earlier than the last one's.</param>
    public void Add(TraceEntry entry) => _entries.Add(entry);

    /// <summary>A copy with the same past; what each of the two notes from here on, the other does not see.</summary>
    public Trace Fork() => new(_entries.Fork());
}
