using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>The moment from which an exercise is judged: a note in the trace, and the cluster as it was then.</summary>
/// <param name="Note">The note, known by being this very object.</param>
/// <param name="Entry">Its place in the trace.</param>
/// <param name="At">When, in virtual time.</param>
/// <param name="Before">A copy of the cluster; nobody goes on with it.</param>
public sealed record Mark(object Note, int Entry, DateTimeOffset At, Cluster Before)
{
    private const string Actor = "lesson";

    /// <summary>Marks the present.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="exercise">What begins, for those who read the trace.</param>
    public static Mark Set(Cluster cluster, string exercise)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var note = new ExerciseBegan(exercise);
        var entry = cluster.Trace.Entries.Count;
        cluster.Simulator.Note(Actor, note);
        return new Mark(note, entry, cluster.Now, cluster.Fork());
    }

    /// <summary>Whether a cluster comes after the mark: false after a reset, and when its time was turned back behind it.</summary>
    public bool IsIn(Cluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster.Trace.Entries is { } entries && entries.Count > Entry && ReferenceEquals(entries[Entry].What, Note);
    }
}

/// <summary>The trace's note that an exercise began.</summary>
/// <param name="Id">Which one.</param>
public sealed record ExerciseBegan(string Id);
