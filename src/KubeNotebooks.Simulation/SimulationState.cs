namespace KubeNotebooks.Simulation;

/// <summary>All that a <see cref="Simulator"/> remembers: the time, the queue, the random streams and the trace.</summary>
public sealed class SimulationState
{
    /// <summary>Starts a world in which nothing has happened.</summary>
    /// <param name="seed">Decides every draw of every random stream.</param>
    /// <param name="start">The virtual time at which it starts.</param>
    public SimulationState(long seed, DateTimeOffset start)
    {
        Seed = seed;
        Now = start;
        Queue = new PriorityQueue<ScheduledMessage, (long Ticks, long Sequence)>(DueOrder.Instance);
        Streams = new Dictionary<string, RandomStream>(StringComparer.Ordinal);
        Trace = new Trace();
    }

    private SimulationState(SimulationState other)
    {
        Seed = other.Seed;
        Now = other.Now;
        NextSequence = other.NextSequence;
        StreamsAsked = other.StreamsAsked;
        Queue = new PriorityQueue<ScheduledMessage, (long, long)>(other.Queue.UnorderedItems, DueOrder.Instance);
        Streams = new Dictionary<string, RandomStream>(other.Streams.Count, StringComparer.Ordinal);
        foreach (var (name, stream) in other.Streams) Streams.Add(name, stream.Fork());
        Trace = other.Trace.Fork();
    }

    internal long Seed { get; }

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now { get; internal set; }

    /// <summary>How many messages wait.</summary>
    public int Pending => Queue.Count;

    internal long NextSequence { get; set; }

    /// <summary>How often somebody asked for a random stream.</summary>
    internal long StreamsAsked { get; set; }

    internal PriorityQueue<ScheduledMessage, (long Ticks, long Sequence)> Queue { get; }

    internal Dictionary<string, RandomStream> Streams { get; }

    internal Trace Trace { get; }

    /// <summary>A copy that shares only values with this one.</summary>
    public SimulationState Fork() => new(this);

    private sealed class DueOrder : IComparer<(long Ticks, long Sequence)>
    {
        public static readonly DueOrder Instance = new();

        public int Compare((long Ticks, long Sequence) x, (long Ticks, long Sequence) y) =>
            x.Ticks != y.Ticks ? x.Ticks.CompareTo(y.Ticks) : x.Sequence.CompareTo(y.Sequence);
    }
}
