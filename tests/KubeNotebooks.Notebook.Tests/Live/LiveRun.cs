using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Live;

/// <summary>A cell that somebody watched: all that was emitted, and when.</summary>
internal sealed class LiveRun : ICellOutput
{
    private readonly CancellationTokenSource _interrupt = new();

    private LiveRun(TimeSpan? interruptAfter) => Pace = new FakePace(pace =>
    {
        if (pace.Elapsed >= interruptAfter) _interrupt.Cancel();
    });

    public FakePace Pace { get; }

    public List<(TimeSpan At, CellOutput Output)> Emitted { get; } = [];

    public OutputCollector Kept { get; } = new();

    public CellResult Result { get; private set; } = CellResult.Ok;

    public IEnumerable<DisplayOutput> Displays => Emitted.Select(one => one.Output).OfType<DisplayOutput>();

    public IReadOnlyList<DisplayOutput> Updates => [.. Displays.Where(display => display.Update)];

    public static LiveRun Of(NotebookSession session, string code, TimeSpan? interruptAfter = null)
    {
        var run = new LiveRun(interruptAfter);
        run.Result = session.Run(code, run, new RunOptions { Pace = run.Pace, Interrupt = run._interrupt.Token });
        return run;
    }

    public void Emit(CellOutput output)
    {
        Emitted.Add((Pace.Elapsed, output));
        Kept.Emit(output);
    }
}
