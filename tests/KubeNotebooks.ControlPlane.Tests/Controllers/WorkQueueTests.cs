using KubeNotebooks.ControlPlane.Controllers;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

public class WorkQueueTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private readonly WorkQueue<int> _queue = new();

    [Fact]
    public void A_key_waits_once_and_comes_again_only_after_it_is_done()
    {
        _queue.Add(1);
        _queue.Add(2);
        _queue.Add(1);
        Assert.Equal(1, Take());
        _queue.Add(1);
        _queue.Add(1);
        Assert.Equal(2, Take());
        Assert.False(_queue.TryTake(out _));

        _queue.Done(1);
        Assert.Equal(1, Take());
        _queue.Done(1);
        _queue.Done(2);
        Assert.False(_queue.TryTake(out _));
        Assert.Equal(0, _queue.Processing);
    }

    [Fact]
    public void The_back_off_of_a_key_doubles_until_it_is_forgotten()
    {
        Assert.Equal([5, 10, 20, 40, 80], Enumerable.Range(0, 5).Select(_ => _queue.BackOff(1).TotalMilliseconds));
        Assert.Equal(5, _queue.BackOff(2).TotalMilliseconds);
        for (var i = 0; i < 20; i++) _queue.BackOff(1);
        Assert.Equal(1000, _queue.BackOff(1).TotalSeconds);
        _queue.Forget(1);
        Assert.Equal(0, _queue.Failures(1));
        Assert.Equal(5, _queue.BackOff(1).TotalMilliseconds);
    }

    [Fact]
    public void The_earlier_of_two_delays_wins()
    {
        Assert.True(_queue.Delay(1, Now.AddSeconds(5)));
        Assert.False(_queue.Delay(1, Now.AddSeconds(9)));
        Assert.True(_queue.Delay(1, Now.AddSeconds(2)));

        _queue.DelayOver(1, Now.AddSeconds(2));
        Assert.Equal(1, Take());
        _queue.Done(1);
        _queue.DelayOver(1, Now.AddSeconds(5));
        Assert.False(_queue.TryTake(out _));
    }

    private int Take() => _queue.TryTake(out var key) ? key : -1;
}
