using KubeNotebooks.Notebook.Live;

namespace KubeNotebooks.Notebook.Tests.Live;

public sealed class WatchedTimeTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    [Theory] // speed asked for (0: none), waits for something, virtual seconds that something changes in, then calm ones => real seconds
    [InlineData(0, true, 1, 0, 0.1)]
    [InlineData(0, true, 10, 0, 1.0)]
    [InlineData(0, true, 30, 0, 2.6)]
    [InlineData(0, true, 60, 0, 4.5)]
    [InlineData(0, true, 600, 0, 10.0)]
    [InlineData(0, true, 20, 580, 7.5)]
    [InlineData(0, false, 20, 580, 7.5)]
    [InlineData(1, true, 10, 0, 10.0)]
    [InlineData(1, true, 60, 600, 72.9)]
    [InlineData(1, false, 60, 600, 660.0)]
    [InlineData(100, true, 60, 0, 0.6)]
    [InlineData(double.PositiveInfinity, true, 60, 600, 0)]
    [InlineData(double.PositiveInfinity, false, 60, 600, 0)]
    public void Real_time_follows_virtual_time(double asked, bool waits, int busy, int calm, double expected)
    {
        var time = new WatchedTime(asked == 0 ? null : asked, Longest, waits);
        Pass(time, busy, changed: true);
        Pass(time, calm, changed: false);
        Assert.Equal(expected, time.Due.TotalSeconds, 0.1);
    }

    [Fact]
    public void It_comes_near_to_its_limit_and_never_passes_it()
    {
        var time = new WatchedTime(null, Longest, waits: false);
        time.Pass(TimeSpan.FromDays(300), changed: true);
        Assert.InRange(time.Due, Longest * 0.99, Longest);
    }

    [Fact]
    public void How_time_is_sliced_makes_no_difference()
    {
        var (fine, coarse) = (new WatchedTime(null, Longest, waits: true), new WatchedTime(null, Longest, waits: true));
        Pass(fine, 40, changed: true);
        coarse.Pass(TimeSpan.FromSeconds(40), changed: true);
        Assert.Equal(coarse.Due.TotalSeconds, fine.Due.TotalSeconds, 0.001);
    }

    private static void Pass(WatchedTime time, int seconds, bool changed)
    {
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromSeconds(seconds); passed += Slice) time.Pass(Slice, changed);
    }
}
