namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>A wait that doubles with each failure.</summary>
/// <param name="Delay">The wait now in force: 10 s at first, at most 5 min.</param>
/// <param name="Updated">When it was last set.</param>
/// <remarks>Source: client-go util/flowcontrol/backoff.go; kubernetes pkg/kubelet/kubelet.go (10 s, 300 s).</remarks>
internal sealed record RestartBackoff(TimeSpan Delay, DateTimeOffset Updated)
{
    private static readonly TimeSpan Initial = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The wait after another failure.</summary>
    /// <param name="last">The wait in force; null: none yet.</param>
    /// <param name="failedAt">When it failed: 10 minutes or more after the wait was set, it starts anew.</param>
    /// <param name="now">The virtual time.</param>
    public static RestartBackoff Next(RestartBackoff? last, DateTimeOffset failedAt, DateTimeOffset now) =>
        last is null || last.IsExpired(failedAt)
            ? new RestartBackoff(Initial, now)
            : new RestartBackoff(last.Delay * 2 > Longest ? Longest : last.Delay * 2, now);

    /// <summary>Whether it is too early to try again.</summary>
    /// <param name="failedAt">From when the wait counts.</param>
    /// <param name="now">The virtual time.</param>
    public bool IsWaiting(DateTimeOffset failedAt, DateTimeOffset now) => !IsExpired(failedAt) && now - failedAt < Delay;

    private bool IsExpired(DateTimeOffset failedAt) => failedAt - Updated > Longest * 2;
}
