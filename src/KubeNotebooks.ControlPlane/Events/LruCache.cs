namespace KubeNotebooks.ControlPlane.Events;

/// <summary>A map of limited size that forgets what was not touched for longest.</summary>
/// <remarks>Source: groupcache lru/lru.go, as client-go's event correlator uses it.</remarks>
/// <param name="capacity">How many entries it holds; at least 1.</param>
/// <param name="comparer">What makes two keys the same.</param>
internal sealed class LruCache<TKey, TValue>(int capacity, IEqualityComparer<TKey> comparer)
    where TKey : notnull
{
    private const int None = -1;
    private Dictionary<TKey, int> _index = new(comparer);
    private List<Entry> _entries = [];
    private bool _shared;
    private int _newest = None;
    private int _oldest = None;

    /// <summary>A copy with the same entries in the same order; values are shared.</summary>
    /// <remarks>Many nodes have many entries, and few are touched after a fork: nothing is copied before one of the two is.</remarks>
    public LruCache<TKey, TValue> Fork()
    {
        _shared = true;
        return new LruCache<TKey, TValue>(capacity, comparer)
        {
            _index = _index,
            _entries = _entries,
            _newest = _newest,
            _oldest = _oldest,
            _shared = true,
        };
    }

    /// <summary>Finds a value and marks it as just used.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        if (!_index.TryGetValue(key, out var place))
        {
            value = default!;
            return false;
        }
        value = _entries[place].Value;
        Own();
        Touch(place);
        return true;
    }

    /// <summary>Adds or replaces a value; the entry that was not touched for longest may go.</summary>
    public void Set(TKey key, TValue value)
    {
        Own();
        if (_index.TryGetValue(key, out var place))
        {
            _entries[place] = _entries[place] with { Value = value };
            Touch(place);
            return;
        }
        if (_entries.Count < capacity)
        {
            place = _entries.Count;
            _entries.Add(new Entry(key, value, None, None));
        }
        else
        {
            place = _oldest;
            Unlink(place);
            _index.Remove(_entries[place].Key);
            _entries[place] = new Entry(key, value, None, None);
        }
        _index.Add(key, place);
        LinkAsNewest(place);
    }

    private void Own()
    {
        if (!_shared) return;
        (_index, _entries, _shared) = (new Dictionary<TKey, int>(_index, comparer), [.. _entries], false);
    }

    private void Touch(int place)
    {
        if (place == _newest) return;
        Unlink(place);
        LinkAsNewest(place);
    }

    private void Unlink(int place)
    {
        var entry = _entries[place];
        if (entry.Newer == None) _newest = entry.Older;
        else _entries[entry.Newer] = _entries[entry.Newer] with { Older = entry.Older };
        if (entry.Older == None) _oldest = entry.Newer;
        else _entries[entry.Older] = _entries[entry.Older] with { Newer = entry.Newer };
    }

    private void LinkAsNewest(int place)
    {
        _entries[place] = _entries[place] with { Newer = None, Older = _newest };
        if (_newest == None) _oldest = place;
        else _entries[_newest] = _entries[_newest] with { Newer = place };
        _newest = place;
    }

    private readonly record struct Entry(TKey Key, TValue Value, int Newer, int Older);
}
