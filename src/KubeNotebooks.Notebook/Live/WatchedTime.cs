namespace KubeNotebooks.Notebook.Live;

/// <summary>How much real time a command's virtual time takes where somebody watches.</summary>
/// <remarks>
/// Simulated: ten virtual seconds take one at first. The longer a command lasts the faster time passes, so that all of it takes no
/// longer than a limit, and where nothing changes it passes five times as fast. A speed that somebody asked for is kept where
/// something changes; only calm is hurried then, and only in commands that wait for something.
/// </remarks>
/// <param name="asked">Virtual seconds in a real one, infinite for at once; null: nobody asked for a speed.</param>
/// <param name="longest">The limit, in real time: what is hurried comes near to it and never passes it.</param>
/// <param name="waits">Whether the command waits for something, so that nobody knows how long it will last.</param>
internal sealed class WatchedTime(double? asked, TimeSpan longest, bool waits)
{
    private const double UsualSpeed = 10;
    private const double Hurry = 5;
    private static readonly TimeSpan CalmAfter = TimeSpan.FromSeconds(3);

    private readonly double _speed = asked ?? UsualSpeed;
    private TimeSpan _calm;
    private double _kept;
    private double _left = longest.TotalSeconds;

    /// <summary>How much real time all that passed so far should have taken.</summary>
    public TimeSpan Due => TimeSpan.FromSeconds(_kept + (longest.TotalSeconds - _left));

    /// <summary>Counts virtual time that has passed.</summary>
    /// <param name="span">How much.</param>
    /// <param name="changed">Whether something changed in it.</param>
    public void Pass(TimeSpan span, bool changed)
    {
        if (changed) _calm = TimeSpan.Zero;
        var isCalm = _calm >= CalmAfter;
        _calm += span;
        var real = span.TotalSeconds / _speed;
        if (asked is not null && !(waits && isCalm)) _kept += real;
        else _left *= Math.Exp(-real / (isCalm ? Hurry : 1) / longest.TotalSeconds);
    }
}
