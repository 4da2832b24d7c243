namespace KubeNotebooks.Notebook.Live;

/// <summary>Real time, which a host gives to those who watch: the only wall clock there is.</summary>
public abstract class Pace
{
    /// <summary>How much real time has passed since some fixed moment.</summary>
    public abstract TimeSpan Elapsed { get; }

    /// <summary>Waits.</summary>
    /// <param name="span">How long, in real time; more than zero.</param>
    /// <param name="interrupt">Ends the wait early, without an exception.</param>
    public abstract void Wait(TimeSpan span, CancellationToken interrupt);
}
