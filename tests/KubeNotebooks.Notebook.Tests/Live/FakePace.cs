using KubeNotebooks.Notebook.Live;

namespace KubeNotebooks.Notebook.Tests.Live;

/// <summary>Somebody who watches, in no time: a wait moves the clock and is over.</summary>
internal sealed class FakePace(Action<FakePace>? onWait = null) : Pace
{
    private TimeSpan _elapsed;

    public override TimeSpan Elapsed => _elapsed;

    public override void Wait(TimeSpan span, CancellationToken interrupt)
    {
        Assert.True(span > TimeSpan.Zero);
        _elapsed += span;
        onWait?.Invoke(this);
    }
}
