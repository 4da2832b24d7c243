using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Sorting;

/// <summary>Sorts as Go's <c>sort.Sort</c> does. It is not stable: where equal elements end up shows in kubectl's output.</summary>
/// <remarks>Source: Go package sort; sort.go up to Go 1.18, zsortinterface.go from Go 1.19.</remarks>
public static class GoSort
{
    /// <summary>Lists no longer than this are sorted by insertion.</summary>
    internal const int InsertionLimit = 12;

    /// <summary>Sorts in place with the algorithm of the Go release that built this Kubernetes release.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="items">What is sorted.</param>
    /// <param name="less">Whether the first argument goes before the second.</param>
    /// <param name="version">Up to 1.24 the older quicksort, from 1.25 the pattern-defeating one.</param>
    public static void Sort<T>(Span<T> items, Func<T, T, bool> less, KubernetesVersion version)
    {
        if (version.AtLeast(25))
            PatternDefeatingSort<T>.Sort(items, less);
        else
            QuickSort<T>.Sort(items, less);
    }
}
