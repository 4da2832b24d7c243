using System.Numerics;

namespace KubeNotebooks.ControlPlane.Sorting;

/// <summary>The quicksort of Go up to 1.18.</summary>
/// <remarks>Source: Go package sort, sort.go of Go 1.18, quickSort and doPivot.</remarks>
internal static class QuickSort<T>
{
    private const int ShellGap = 6;
    private const int NintherAbove = 40;

    public static void Sort(Span<T> items, Func<T, T, bool> less)
    {
        var depth = 2 * (BitOperations.Log2((uint)items.Length) + 1);
        Sort(new SortRange<T>(items, less), 0, items.Length, depth);
    }

    private static void Sort(SortRange<T> range, int low, int high, int depth)
    {
        while (high - low > GoSort.InsertionLimit)
        {
            if (depth-- == 0)
            {
                range.HeapSort(low, high);
                return;
            }

            var (equalsFrom, equalsTo) = Partition(range, low, high);
            if (equalsFrom - low < high - equalsTo)
            {
                Sort(range, low, equalsFrom, depth);
                low = equalsTo;
            }
            else
            {
                Sort(range, equalsTo, high, depth);
                high = equalsFrom;
            }
        }

        for (var at = low + ShellGap; at < high; at++)
            if (range.Less(at, at - ShellGap)) range.Swap(at, at - ShellGap);
        range.InsertionSort(low, high);
    }

    /// <summary>Splits low‥high around a pivot into less, equal and greater.</summary>
    /// <returns>Where the equals begin and end (exclusive).</returns>
    private static (int From, int To) Partition(SortRange<T> range, int low, int high)
    {
        var middle = (low + high) / 2;
        BringPivotToFront(range, low, middle, high);

        var (lessEnd, greaterFrom) = (low + 1, high - 1);
        while (lessEnd < greaterFrom && range.Less(lessEnd, low)) lessEnd++;
        var notGreaterEnd = lessEnd;
        while (true)
        {
            while (notGreaterEnd < greaterFrom && !range.Less(low, notGreaterEnd)) notGreaterEnd++;
            while (notGreaterEnd < greaterFrom && range.Less(low, greaterFrom - 1)) greaterFrom--;
            if (notGreaterEnd >= greaterFrom) break;
            range.Swap(notGreaterEnd++, --greaterFrom);
        }

        if (ManyEquals(range, low, middle, high, ref notGreaterEnd, ref greaterFrom))
            GatherEquals(range, low, lessEnd, ref notGreaterEnd);
        range.Swap(low, notGreaterEnd - 1);
        return (notGreaterEnd - 1, greaterFrom);
    }

    private static void BringPivotToFront(SortRange<T> range, int low, int middle, int high)
    {
        if (high - low > NintherAbove)
        {
            var step = (high - low) / 8;
            MedianToFirst(range, low, low + step, low + 2 * step);
            MedianToFirst(range, middle, middle - step, middle + step);
            MedianToFirst(range, high - 1, high - 1 - step, high - 1 - 2 * step);
        }

        MedianToFirst(range, low, middle, high - 1);
    }

    private static void MedianToFirst(SortRange<T> range, int first, int second, int third)
    {
        if (range.Less(first, second)) range.Swap(first, second);
        if (!range.Less(third, first)) return;
        range.Swap(third, first);
        if (range.Less(first, second)) range.Swap(first, second);
    }

    /// <summary>Whether the pivot's equals may be worth a second pass; probes that equal it are moved to their side.</summary>
    private static bool ManyEquals(SortRange<T> range, int low, int middle, int high, ref int notGreaterEnd, ref int greaterFrom)
    {
        if (high - greaterFrom < 5) return true;
        if (high - greaterFrom >= (high - low) / 4) return false;
        var equals = 0;
        if (!range.Less(low, high - 1))
        {
            range.Swap(greaterFrom++, high - 1);
            equals++;
        }

        if (!range.Less(notGreaterEnd - 1, low))
        {
            notGreaterEnd--;
            equals++;
        }

        if (!range.Less(middle, low))
        {
            range.Swap(middle, --notGreaterEnd);
            equals++;
        }

        return equals > 1;
    }

    private static void GatherEquals(SortRange<T> range, int pivot, int from, ref int equalsFrom)
    {
        while (true)
        {
            while (from < equalsFrom && !range.Less(equalsFrom - 1, pivot)) equalsFrom--;
            while (from < equalsFrom && range.Less(from, pivot)) from++;
            if (from >= equalsFrom) return;
            range.Swap(from++, --equalsFrom);
        }
    }
}
