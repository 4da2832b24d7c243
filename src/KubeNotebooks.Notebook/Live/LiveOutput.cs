using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Directives;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Live;

/// <summary>One output that is drawn anew, in place, while a command lets virtual time pass.</summary>
/// <remarks>
/// Where nobody watches only the end is shown, at once; the outputs that a cell leaves are the same either way. Drawing must
/// change nothing in the cluster.
/// </remarks>
internal sealed class LiveOutput
{
    private static readonly TimeSpan BetweenDrawings = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(20);

    private readonly DirectiveCall _call;
    private readonly Func<MimeBundle?> _draw;
    private readonly WatchedTime _time;
    private DateTimeOffset _now;
    private long _revision;
    private TimeSpan? _start;
    private TimeSpan _drawn;
    private MimeBundle? _shown;
    private string? _id;

    /// <summary>Prepares the output.</summary>
    /// <param name="call">Whose it is.</param>
    /// <param name="time">How its time passes where somebody watches.</param>
    /// <param name="draw">What is to be seen now; null: nothing yet, so that there is nothing to wait for.</param>
    public LiveOutput(DirectiveCall call, WatchedTime time, Func<MimeBundle?> draw)
    {
        _call = call;
        _draw = draw;
        _time = time;
        _now = call.Session.Cluster.Now;
        _revision = call.Session.Cluster.ApiServer.Revision;
    }

    /// <summary>To be called after each slice of virtual time: draws if it is time to, and waits so that a person can follow.</summary>
    /// <returns>False when the user has interrupted the cell.</returns>
    public bool GoOn()
    {
        var interrupt = _call.Options.Interrupt;
        var cluster = _call.Session.Cluster;
        _call.Options.OnTimePassed?.Invoke(cluster.Now);
        if (_call.Options.Pace is not { } pace) return !interrupt.IsCancellationRequested;

        var changed = cluster.ApiServer.Revision != _revision;
        _revision = cluster.ApiServer.Revision;
        if (_id is not null || Draw(pace)) _time.Pass(cluster.Now - _now, changed);
        _now = cluster.Now;
        if (_start is not { } start) return !interrupt.IsCancellationRequested;

        if (pace.Elapsed - _drawn >= BetweenDrawings) Draw(pace);
        var ahead = _time.Due - (pace.Elapsed - start);
        if (ahead >= ShortestWait) pace.Wait(ahead, interrupt);
        return !interrupt.IsCancellationRequested;
    }

    /// <summary>Shows what stays.</summary>
    public void Finish(MimeBundle last) =>
        _call.Output.Emit(_id is null ? new DisplayOutput(last) : new DisplayOutput(last, _id, Update: true));

    /// <summary>Draws unless it would look the same.</summary>
    /// <returns>Whether there is something to see.</returns>
    private bool Draw(Pace pace)
    {
        if (_draw() is not { } next) return false;
        _drawn = pace.Elapsed;
        _start ??= _drawn;
        if (_shown is not null && _shown.Entries.SequenceEqual(next.Entries)) return true;
        _shown = next;
        var update = _id is not null;
        _id ??= _call.Session.NextDisplayId();
        _call.Output.Emit(new DisplayOutput(next, _id, update));
        return true;
    }
}
