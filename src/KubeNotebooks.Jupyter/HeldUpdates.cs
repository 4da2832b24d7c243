using System.Diagnostics;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Jupyter;

/// <summary>Lets each display be updated ten times a second at most; of what comes faster, the newest is kept for later.</summary>
internal sealed class HeldUpdates
{
    /// <summary>How long a display stays as it is at least.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, long> _sent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DisplayOutput> _held = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is kept.</summary>
    public bool IsEmpty => _held.Count == 0;

    /// <summary>Takes an update.</summary>
    /// <returns>Whether it may go out now; otherwise it was kept.</returns>
    public bool MayGo(DisplayOutput update)
    {
        var id = update.DisplayId!;
        if (_sent.TryGetValue(id, out var last) && Stopwatch.GetElapsedTime(last) < Interval)
        {
            _held[id] = update;
            return false;
        }
        _held.Remove(id);
        _sent[id] = Stopwatch.GetTimestamp();
        return true;
    }

    /// <summary>Gives back all that was kept, oldest display first.</summary>
    public DisplayOutput[] Release()
    {
        DisplayOutput[] held = [.. _held.Values];
        _held.Clear();
        foreach (var update in held) _sent[update.DisplayId!] = Stopwatch.GetTimestamp();
        return held;
    }
}
