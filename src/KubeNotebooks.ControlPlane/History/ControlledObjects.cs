namespace KubeNotebooks.ControlPlane.History;

/// <summary>All that one object ever controlled.</summary>
internal sealed class ControlledObjects
{
    private readonly List<string> _uids = [];
    private readonly Dictionary<string, int> _placeOf = new(StringComparer.Ordinal);
    private readonly HashSet<int> _taken = [];
    private int _next;

    /// <summary>Their UIDs, in the order in which they came.</summary>
    public IReadOnlyList<string> Uids => _uids;

    /// <summary>Adds one; nothing changes when it was here before.</summary>
    /// <param name="uid">Its UID.</param>
    /// <param name="before">The place that it had with another; it keeps it when it is free.</param>
    /// <returns>Its place here.</returns>
    public int Add(string uid, int? before)
    {
        if (_placeOf.TryGetValue(uid, out var known)) return known;
        var place = before is { } had && !_taken.Contains(had) ? had : _next;
        _uids.Add(uid);
        _placeOf.Add(uid, place);
        _taken.Add(place);
        _next = Math.Max(_next, place + 1);
        return place;
    }
}
