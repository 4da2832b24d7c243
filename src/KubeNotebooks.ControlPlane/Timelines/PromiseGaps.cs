using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>The gaps of one kind while they are gathered: what happens while one is open makes it worse, not more.</summary>
internal sealed class PromiseGaps(PromiseSide side)
{
    private readonly ImmutableArray<PromiseGap>.Builder _closed = ImmutableArray.CreateBuilder<PromiseGap>();
    private PromiseGap? _open;

    /// <summary>Those that are closed, oldest first.</summary>
    public ImmutableArray<PromiseGap> All => _closed.ToImmutable();

    /// <summary>Opens a gap, or widens the open one.</summary>
    public void Note(PromiseGap gap)
    {
        if (_open is null) _open = gap;
        else if (side == PromiseSide.AtMost ? gap.Count > _open.Count : gap.Count < _open.Count) _open = _open with { Count = gap.Count, Bound = gap.Bound };
    }

    /// <summary>Names the pod of the open gap, unless it has one already.</summary>
    /// <returns>Whether one is open.</returns>
    public bool Name(string pod)
    {
        if (_open is { Pod: "" }) _open = _open with { Pod = pod };
        return _open is not null;
    }

    /// <summary>Closes the open one.</summary>
    public void Close(DateTimeOffset at)
    {
        if (_open is not null) _closed.Add(_open with { To = at });
        _open = null;
    }
}
