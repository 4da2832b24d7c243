namespace KubeNotebooks.ControlPlane.Events;

/// <summary>What a token bucket held at one moment; tokens come back at a steady rate.</summary>
/// <param name="Tokens">How many; below zero when some are promised already.</param>
/// <param name="Moment">When that was.</param>
internal readonly record struct TokenBucket(double Tokens, DateTimeOffset Moment)
{
    /// <summary>How many tokens it holds later.</summary>
    /// <param name="now">Not before <see cref="Moment"/>.</param>
    /// <param name="perSecond">How many come back each second.</param>
    /// <param name="size">It holds no more than this.</param>
    public double At(DateTimeOffset now, double perSecond, int size) =>
        Math.Min(size, Tokens + ((now - Moment).TotalSeconds * perSecond));
}
