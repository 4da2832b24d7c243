using CsCheck;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Sorting;

namespace KubeNotebooks.ControlPlane.Tests.Sorting;

public class GoSortTests
{
    // A key and the place that the element had before.
    private static readonly Gen<(int Key, int Place)[]> Lists = Gen.Int[0, 30].Array[0, 300]
        .Select(keys => keys.Select((key, place) => (key, place)).ToArray());

    [Fact]
    public void Both_generations_sort_whatever_they_get() => Lists.Sample(list =>
    {
        foreach (var version in KubernetesVersion.All)
        {
            var sorted = Sort(list, version);
            Assert.Equal(list.Order(), sorted.Order());
            Assert.Equal(list.Select(one => one.Key).Order(), sorted.Select(one => one.Key));
        }
    });

    [Fact]
    public void Lists_of_twelve_stay_in_order_with_the_newer_sort_only()
    {
        (int, int)[] list = [(1, 0), (1, 1), (0, 2), (1, 3), (1, 4), (1, 5), (0, 6), (1, 7), (1, 8), (1, 9), (1, 10), (1, 11)];

        Assert.Equal(list.OrderBy(one => one.Item1), Sort(list, KubernetesVersion.V1_32));
        Assert.NotEqual(list.OrderBy(one => one.Item1), Sort(list, KubernetesVersion.V1_17));
    }

    [Theory] // length of the list
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(200)]
    public void What_is_in_order_already_stays_where_it_is(int length)
    {
        var list = Enumerable.Range(0, length).Select(place => (place / 4, place)).ToArray();

        Assert.Equal(list, Sort(list, KubernetesVersion.V1_32));
    }

    private static (int Key, int Place)[] Sort((int Key, int Place)[] list, KubernetesVersion version)
    {
        var copy = list.ToArray();
        GoSort.Sort<(int Key, int Place)>(copy, (left, right) => left.Key < right.Key, version);
        return copy;
    }
}
