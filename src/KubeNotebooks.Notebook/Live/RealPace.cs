using System.Diagnostics;

namespace KubeNotebooks.Notebook.Live;

/// <summary>The time on the wall of whoever sits at the notebook.</summary>
public sealed class RealPace : Pace
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <inheritdoc/>
    public override TimeSpan Elapsed => _watch.Elapsed;

    /// <inheritdoc/>
    public override void Wait(TimeSpan span, CancellationToken interrupt) => interrupt.WaitHandle.WaitOne(span);
}
