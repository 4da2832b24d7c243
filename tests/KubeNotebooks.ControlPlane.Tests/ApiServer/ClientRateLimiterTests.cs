using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Tests.ApiServer;

public class ClientRateLimiterTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_burst_goes_at_once_and_the_rest_at_the_steady_rate()
    {
        var limiter = ClientRateLimiter.OfController();

        var waits = Enumerable.Range(0, 33).Select(_ => limiter.Reserve(Start).TotalMilliseconds).ToList();

        Assert.All(waits[..30], wait => Assert.Equal(0, wait));
        Assert.Equal([50, 100, 150], waits[30..]);
    }

    [Fact]
    public void A_rest_fills_the_bucket_no_further_than_its_burst()
    {
        var limiter = new ClientRateLimiter(10, 2);
        for (var i = 0; i < 5; i++) limiter.Reserve(Start);

        var later = Start + TimeSpan.FromMinutes(1);

        Assert.Equal([0, 0, 100], Enumerable.Range(0, 3).Select(_ => limiter.Reserve(later).TotalMilliseconds));
    }

    [Fact]
    public void A_fork_books_for_itself()
    {
        var limiter = new ClientRateLimiter(10, 1);
        limiter.Reserve(Start);
        var fork = limiter.Fork();

        Assert.Equal(100, limiter.Reserve(Start).TotalMilliseconds);
        Assert.Equal(100, fork.Reserve(Start).TotalMilliseconds);
    }
}
