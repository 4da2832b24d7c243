using System.Collections;

namespace KubeNotebooks.Simulation;

/// <summary>A list that only grows, and of which copies cost next to nothing: what is full is shared.</summary>
/// <remarks>A cluster is copied while a learner waits, and its trace is by far the longest thing in it.</remarks>
internal sealed class TraceEntries : IReadOnlyList<TraceEntry>
{
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;

    /// <summary>Those that are full and never change again.</summary>
    private readonly List<TraceEntry[]> _full;

    private TraceEntry[] _last;
    private int _inLast;

    /// <summary>An empty list.</summary>
    public TraceEntries() => (_full, _last) = ([], new TraceEntry[ChunkSize]);

    private TraceEntries(TraceEntries other) =>
        (_full, _last, _inLast) = ([.. other._full], (TraceEntry[])other._last.Clone(), other._inLast);

    /// <inheritdoc/>
    public int Count => (_full.Count << ChunkBits) + _inLast;

    /// <inheritdoc/>
    public TraceEntry this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var chunk = index >> ChunkBits;
            return (chunk < _full.Count ? _full[chunk] : _last)[index & (ChunkSize - 1)];
        }
    }

    /// <summary>Adds an entry at the end.</summary>
    public void Add(TraceEntry entry)
    {
        _last[_inLast++] = entry;
        if (_inLast < ChunkSize) return;
        _full.Add(_last);
        (_last, _inLast) = (new TraceEntry[ChunkSize], 0);
    }

    /// <summary>A copy: what is added to either, the other does not have.</summary>
    public TraceEntries Fork() => new(this);

    /// <inheritdoc/>
    public IEnumerator<TraceEntry> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
