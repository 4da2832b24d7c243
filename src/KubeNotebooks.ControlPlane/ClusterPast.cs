namespace KubeNotebooks.ControlPlane;

/// <summary>Copies of a cluster's memory from which it finds its way, by itself, to any later moment.</summary>
/// <remarks>
/// A cluster left alone always goes the same way, so one copy is enough for each time that somebody did something to it: it is taken
/// when time begins to pass after that. A command that writes a thousand objects lets some milliseconds pass before each: no copies are
/// taken there, and the moments in it cannot be reached. Copies share the objects, and the oldest are dropped when all become too large.
/// </remarks>
internal sealed class ClusterPast
{
    /// <summary>How many objects and messages all copies may hold together, some 30 MB.</summary>
    private const long MostHeld = 150_000;

    /// <summary>Shorter whiles are those between the requests of one command.</summary>
    private static readonly TimeSpan LeastWhile = TimeSpan.FromMilliseconds(50);

    private readonly List<Copy> _copies;
    private long _held;
    private long _activity = -1;

    /// <summary>The past of a cluster that starts.</summary>
    public ClusterPast() => _copies = [];

    private ClusterPast(List<Copy> copies)
    {
        _copies = copies;
        foreach (var copy in copies) _held += copy.State.Size;
    }

    /// <summary>The earliest moment that can be reached; null when there is none.</summary>
    public DateTimeOffset? Earliest => _copies.Count == 0 ? null : _copies[0].State.Simulation.Now;

    /// <summary>Time is about to pass: keeps a copy if somebody did something since it passed last.</summary>
    public void BeforeTimePasses(ClusterState state, long activity, TimeSpan span)
    {
        var copied = _copies.Count > 0 && _copies[^1].Until is null;
        if (copied && activity == _activity) return;
        if (copied) _copies[^1] = _copies[^1] with { Until = state.Simulation.Now };
        if (_copies.Count > 0 && span < LeastWhile) return;
        _copies.Add(new Copy(state.Fork(), null));
        _held += state.Size;
        var dropped = 0;
        while (_held > MostHeld && dropped < _copies.Count - 1) _held -= _copies[dropped++].State.Size;
        _copies.RemoveRange(0, dropped);
    }

    /// <summary>Time has passed, and all that happened in it happened by itself.</summary>
    public void AfterTimePassed(long activity) => _activity = activity;

    /// <summary>What is known of a cluster at a moment: the copy to go on from, and its own past.</summary>
    /// <param name="moment">Not before <see cref="Earliest"/>.</param>
    /// <returns>Also the moment that can be reached: earlier than the one asked for when that is in the middle of a command.</returns>
    public (ClusterState From, DateTimeOffset Moment, ClusterPast Past) At(DateTimeOffset moment)
    {
        var count = _copies.FindLastIndex(copy => copy.State.Simulation.Now <= moment) + 1;
        var (state, until) = _copies[count - 1];
        return (state.Fork(), until < moment ? until.Value : moment, new ClusterPast(_copies[..(count - 1)]));
    }

    /// <summary>The same past for a copy of the cluster.</summary>
    public ClusterPast Fork() => new([.. _copies]) { _activity = _activity };

    /// <param name="State">The copy.</param>
    /// <param name="Until">When somebody did something that it does not know; null: nobody has.</param>
    private readonly record struct Copy(ClusterState State, DateTimeOffset? Until);
}
