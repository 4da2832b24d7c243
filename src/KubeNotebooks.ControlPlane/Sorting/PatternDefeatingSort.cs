using System.Numerics;

namespace KubeNotebooks.ControlPlane.Sorting;

/// <summary>The pattern-defeating quicksort of Go from 1.19.</summary>
/// <remarks>Source: Go package sort, zsortinterface.go, pdqsort.</remarks>
internal static class PatternDefeatingSort<T>
{
    private const int NintherFrom = 50;
    private const int RepairFrom = 50;
    private const int MostRepairs = 5;

    private enum Hint
    {
        None,
        Increasing,
        Decreasing,
    }

    public static void Sort(Span<T> items, Func<T, T, bool> less)
    {
        if (items.Length > 1)
            Sort(new SortRange<T>(items, less), 0, items.Length, BitOperations.Log2((uint)items.Length) + 1);
    }

    private static void Sort(SortRange<T> range, int low, int high, int unbalancedLeft)
    {
        var (wasBalanced, wasPartitioned) = (true, true);
        while (high - low > GoSort.InsertionLimit)
        {
            var length = high - low;
            if (unbalancedLeft == 0)
            {
                range.HeapSort(low, high);
                return;
            }

            if (!wasBalanced)
            {
                BreakPatterns(range, low, high);
                unbalancedLeft--;
            }

            var (pivot, hint) = ChoosePivot(range, low, high);
            if (hint == Hint.Decreasing)
            {
                range.Reverse(low, high);
                pivot = high - 1 - (pivot - low);
                hint = Hint.Increasing;
            }

            if (wasBalanced && wasPartitioned && hint == Hint.Increasing && RepairFewOutOfOrder(range, low, high)) return;
            if (low > 0 && !range.Less(low - 1, pivot))
            {
                low = SplitOffEquals(range, low, high, pivot);
                continue;
            }

            (var middle, wasPartitioned) = Partition(range, low, high, pivot);
            wasBalanced = Math.Min(middle - low, high - middle) >= length / 8;
            if (middle - low < high - middle)
            {
                Sort(range, low, middle, unbalancedLeft);
                low = middle + 1;
            }
            else
            {
                Sort(range, middle + 1, high, unbalancedLeft);
                high = middle;
            }
        }

        range.InsertionSort(low, high);
    }

    private static (int Pivot, bool MovedNothing) Partition(SortRange<T> range, int low, int high, int pivot)
    {
        range.Swap(low, pivot);
        var (up, down, swaps) = (low + 1, high - 1, 0);
        while (true)
        {
            while (up <= down && range.Less(up, low)) up++;
            while (up <= down && !range.Less(down, low)) down--;
            if (up > down) break;
            range.Swap(up++, down--);
            swaps++;
        }

        range.Swap(down, low);
        return (down, swaps == 0);
    }

    /// <summary>Gathers the pivot's equals at the front, where nothing less is left.</summary>
    /// <returns>Where the greater ones begin.</returns>
    private static int SplitOffEquals(SortRange<T> range, int low, int high, int pivot)
    {
        range.Swap(low, pivot);
        var (up, down) = (low + 1, high - 1);
        while (true)
        {
            while (up <= down && !range.Less(low, up)) up++;
            while (up <= down && range.Less(low, down)) down--;
            if (up > down) return up;
            range.Swap(up++, down--);
        }
    }

    /// <summary>Sorts what is sorted but for a few elements; gives up early.</summary>
    /// <returns>Whether the range is sorted now.</returns>
    private static bool RepairFewOutOfOrder(SortRange<T> range, int low, int high)
    {
        var at = low + 1;
        for (var repairs = 0; repairs < MostRepairs; repairs++)
        {
            while (at < high && !range.Less(at, at - 1)) at++;
            if (at == high) return true;
            if (high - low < RepairFrom) return false;

            range.Swap(at, at - 1);
            if (at - low >= 2)
                for (var left = at - 1; left >= 1 && range.Less(left, left - 1); left--)
                    range.Swap(left, left - 1);
            if (high - at >= 2)
                for (var right = at + 1; right < high && range.Less(right, right - 1); right++)
                    range.Swap(right, right - 1);
        }

        return false;
    }

    private static void BreakPatterns(SortRange<T> range, int low, int high)
    {
        var length = high - low;
        if (length < 8) return;
        var random = (ulong)length;
        var mask = (1u << (BitOperations.Log2((uint)length) + 1)) - 1;
        var middle = low + length / 4 * 2 - 1;
        for (var i = 0; i < 3; i++)
        {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            var other = (int)((uint)random & mask);
            if (other >= length) other -= length;
            range.Swap(middle - 1 + i, low + other);
        }
    }

    private static (int Pivot, Hint Hint) ChoosePivot(SortRange<T> range, int low, int high)
    {
        const int mostSwaps = 4 * 3;
        var length = high - low;
        var (first, second, third) = (low + length / 4, low + length / 4 * 2, low + length / 4 * 3);
        var swaps = 0;
        if (length >= NintherFrom)
        {
            first = Median(range, first - 1, first, first + 1, ref swaps);
            second = Median(range, second - 1, second, second + 1, ref swaps);
            third = Median(range, third - 1, third, third + 1, ref swaps);
        }

        var pivot = Median(range, first, second, third, ref swaps);
        return (pivot, swaps switch { 0 => Hint.Increasing, mostSwaps => Hint.Decreasing, _ => Hint.None });
    }

    private static int Median(SortRange<T> range, int first, int second, int third, ref int swaps)
    {
        Order(range, ref first, ref second, ref swaps);
        Order(range, ref second, ref third, ref swaps);
        Order(range, ref first, ref second, ref swaps);
        return second;
    }

    private static void Order(SortRange<T> range, ref int left, ref int right, ref int swaps)
    {
        if (!range.Less(right, left)) return;
        (left, right) = (right, left);
        swaps++;
    }
}
