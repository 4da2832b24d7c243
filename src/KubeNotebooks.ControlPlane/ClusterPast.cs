namespace KubeNotebooks.ControlPlane;

/// <summary>Copies of a cluster's memory from which it finds its way, by itself, to any later moment.</summary>
/// <remarks>
/// A cluster left alone always goes the same way, so one copy is enough for each time that somebody did something to it: it is taken
/// when time begins to pass after that. Copies share the objects, and the oldest are dropped when all together become too large.
/// </remarks>
internal sealed class ClusterPast
{
    /// <summary>How many objects and messages all copies may hold together, some 30 MB.</summary>
    private const long MostHeld = 150_000;

    private readonly List<ClusterState> _copies;
    private long _held;
    private long _activity = -1;

    /// <summary>The past of a cluster that starts.</summary>
    public ClusterPast() => _copies = [];

    private ClusterPast(List<ClusterState> copies)
    {
        _copies = copies;
        foreach (var copy in copies) _held += copy.Size;
    }

    /// <summary>The earliest moment that can be reached; null when there is none.</summary>
    public DateTimeOffset? Earliest => _copies.Count == 0 ? null : _copies[0].Simulation.Now;

    /// <summary>Time is about to pass: keeps a copy if something happened since it passed last.</summary>
    public void BeforeTimePasses(ClusterState state, long activity)
    {
        if (activity == _activity) return;
        var copy = state.Fork();
        _copies.Add(copy);
        _held += copy.Size;
        var dropped = 0;
        while (_held > MostHeld && dropped < _copies.Count - 1) _held -= _copies[dropped++].Size;
        _copies.RemoveRange(0, dropped);
    }

    /// <summary>Time has passed, and all that happened in it happened by itself.</summary>
    public void AfterTimePassed(long activity) => _activity = activity;

    /// <summary>What is known of a cluster at a moment: the copy to go on from, and its own past.</summary>
    /// <param name="moment">Not before <see cref="Earliest"/>.</param>
    public (ClusterState From, ClusterPast Past) At(DateTimeOffset moment)
    {
        var count = _copies.FindLastIndex(copy => copy.Simulation.Now <= moment) + 1;
        return (_copies[count - 1].Fork(), new ClusterPast(_copies[..(count - 1)]));
    }

    /// <summary>The same past for a copy of the cluster.</summary>
    public ClusterPast Fork() => new([.. _copies]) { _activity = _activity };
}
