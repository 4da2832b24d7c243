using System.Diagnostics;
using System.Globalization;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>A line at the bottom of a terminal that tells that a cell still runs; it comes after a second and leaves no trace.</summary>
/// <remarks>Written to standard error, and only where a person sees it: not into files, pipes or the log of a build.</remarks>
internal sealed class StatusLine : IDisposable
{
    private const string Erase = "\r\e[K";
    private const string Frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly TextWriter _terminal;
    private readonly Timer? _timer;
    private readonly Lock _gate = new();
    private string? _what;
    private long _started;
    private long _clock;
    private bool _drawn;
    private bool _hasRoom = true;
    private int _frame;

    /// <summary>A line that is not there yet.</summary>
    /// <param name="terminal">Where it is drawn.</param>
    /// <param name="isWanted">Whether a person sees it.</param>
    public StatusLine(TextWriter terminal, bool isWanted)
    {
        _terminal = terminal;
        if (isWanted) _timer = new Timer(_ => Draw(), null, Interval, Interval);
    }

    /// <summary>Whether a person sees what is written to the console now.</summary>
    public static bool IsInteractive => !Console.IsOutputRedirected && !Console.IsErrorRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Something begins.</summary>
    /// <param name="what">Such as <c>In [3]</c>.</param>
    public void Begin(string what)
    {
        lock (_gate) (_what, _started, _clock, _hasRoom) = (what, Stopwatch.GetTimestamp(), 0, true);
    }

    /// <summary>Takes the cluster's time; cheap.</summary>
    public void Tell(DateTimeOffset clock) => Volatile.Write(ref _clock, clock.UtcTicks);

    /// <summary>Lets something else be written: the line is gone meanwhile, and comes again only where it overwrites nothing.</summary>
    /// <param name="write">Writes; answers whether the cursor stands at the left edge then.</param>
    public void Around(Func<bool> write)
    {
        lock (_gate)
        {
            if (_drawn) _terminal.Write(Erase);
            _drawn = false;
            _hasRoom = write();
        }
    }

    /// <summary>It is over; the line is gone when this returns.</summary>
    public void End()
    {
        lock (_gate)
        {
            _what = null;
            if (_drawn) _terminal.Write(Erase);
            _drawn = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        End();
    }

    /// <summary>What the line says.</summary>
    /// <param name="what">What runs.</param>
    /// <param name="running">For how long.</param>
    /// <param name="clock">The cluster's time as it passes; null: it does not.</param>
    internal static string Text(string what, TimeSpan running, DateTimeOffset? clock) => string.Create(CultureInfo.InvariantCulture,
        $"{what} has run for {(int)running.TotalSeconds} s{(clock is { } time ? $"; in the cluster it is {time:yyyy-MM-dd HH:mm:ss} UTC" : "")}");

    private void Draw()
    {
        lock (_gate)
        {
            if (_what is null || !_hasRoom || Stopwatch.GetElapsedTime(_started) is var running && running < Delay) return;
            var clock = Volatile.Read(ref _clock);
            var text = Text(_what, running, clock == 0 ? null : new DateTimeOffset(clock, TimeSpan.Zero));
            _terminal.Write($"{Erase}{Frames[_frame++ % Frames.Length]} {text}");
            _drawn = true;
        }
    }
}
