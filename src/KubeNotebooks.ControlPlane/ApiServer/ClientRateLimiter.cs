namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>The limit that an API client puts on its own requests: so many a second, and a burst after a rest.</summary>
/// <remarks>
/// Source: client-go util/flowcontrol/throttle.go, NewTokenBucketRateLimiter. Part of the state of the component that holds the
/// client: what shares a client (a controller and its event recorder) shares the limiter, and forks it once.
/// </remarks>
public sealed class ClientRateLimiter
{
    private readonly TimeSpan _interval;
    private readonly int _burst;
    private DateTimeOffset _fullAgain = DateTimeOffset.MinValue;

    /// <summary>Starts rested: the whole burst is free.</summary>
    /// <param name="perSecond">Requests a second in the long run; more than 0.</param>
    /// <param name="burst">How many can go at once after a rest; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ClientRateLimiter(double perSecond, int burst)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(perSecond, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        _interval = TimeSpan.FromSeconds(1 / perSecond);
        _burst = burst;
    }

    private ClientRateLimiter(ClientRateLimiter other) =>
        (_interval, _burst, _fullAgain) = (other._interval, other._burst, other._fullAgain);

    /// <summary>The limit of a controller in kube-controller-manager: 20 requests a second, 30 at once.</summary>
    public static ClientRateLimiter OfController() => new(20, 30);

    /// <summary>A copy that goes its own way from here.</summary>
    public ClientRateLimiter Fork() => new(this);

    /// <summary>Books the next request: bookings are served in their order.</summary>
    /// <param name="now">The virtual time.</param>
    /// <returns>How long the request has to wait from now; zero when it can go at once.</returns>
    public TimeSpan Reserve(DateTimeOffset now)
    {
        _fullAgain = (_fullAgain > now ? _fullAgain : now) + _interval;
        var wait = _fullAgain - now - (_burst * _interval);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
