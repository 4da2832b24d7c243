namespace KubeNotebooks.ControlPlane.Sorting;

/// <summary>The elements under sort, addressed by index, with the steps that both of Go's algorithms share.</summary>
/// <param name="items">The elements.</param>
/// <param name="less">Whether the first argument goes before the second.</param>
internal readonly ref struct SortRange<T>(Span<T> items, Func<T, T, bool> less)
{
    private readonly Span<T> _items = items;

    public int Count => _items.Length;

    public bool Less(int left, int right) => less(_items[left], _items[right]);

    public void Swap(int left, int right) => (_items[left], _items[right]) = (_items[right], _items[left]);

    public void Reverse(int low, int high) => _items[low..high].Reverse();

    /// <summary>Moves each element of low‥high (exclusive) down past those it goes before.</summary>
    public void InsertionSort(int low, int high)
    {
        for (var next = low + 1; next < high; next++)
            for (var at = next; at > low && Less(at, at - 1); at--)
                Swap(at, at - 1);
    }

    /// <summary>The last resort against inputs that defeat the partitioning.</summary>
    public void HeapSort(int low, int high)
    {
        var count = high - low;
        for (var root = (count - 1) / 2; root >= 0; root--)
            SiftDown(root, count, low);
        for (var last = count - 1; last >= 0; last--)
        {
            Swap(low, low + last);
            SiftDown(0, last, low);
        }
    }

    private void SiftDown(int root, int count, int low)
    {
        while (2 * root + 1 < count)
        {
            var child = 2 * root + 1;
            if (child + 1 < count && Less(low + child, low + child + 1)) child++;
            if (!Less(low + root, low + child)) return;
            Swap(low + root, low + child);
            root = child;
        }
    }
}
