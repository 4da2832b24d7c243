using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Display;
using KubeNotebooks.Display.Live;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Live;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim run</c>: lets virtual time pass.</summary>
internal static class RunDirective
{
    private static readonly TimeSpan LongestToWatch = TimeSpan.FromSeconds(6);

    /// <summary>The magic.</summary>
    public static Directive Run { get; } = new("#!sim run", "#!sim run DURATION", "Lets virtual time pass")
    {
        Arguments = ["DURATION"],
        Required = 1,
        Example = "#!sim run 30s",
        Run = RunTime,
    };

    private static void RunTime(DirectiveCall call)
    {
        var text = call.Arguments.Positional[0];
        var span = VirtualDuration.Parse(text)
            ?? throw new CellSyntaxException(call.Arguments.Line, $"\"{text}\" is no span of time. Write 30s, 1m30s or 2h.");
        if (span > VirtualDuration.Longest)
            throw new CellSyntaxException(call.Arguments.Line, $"{text} is longer than a year, which is the most at once. Write {VirtualDuration.LongestText} or less.");
        var cluster = call.Session.Cluster;
        var start = cluster.Now;
        var time = new WatchedTime(call.Session.Speed, LongestToWatch, waits: false);
        var live = new LiveOutput(call, time, () => RunView.Of(cluster, start, span));
        new PassingTime(cluster, live.GoOn).Run(span);
        live.Finish(MimeBundle.Text($"It is {VirtualClock.Text(cluster)}.\n"));
        call.Options.Interrupt.ThrowIfCancellationRequested();
    }
}
