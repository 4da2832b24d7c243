using KubeNotebooks.Display.Differences;
using KubeNotebooks.Kubectl.Previews;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim preview undo</c>: what a command would change, before it is run.</summary>
internal static class PreviewDirective
{
    private const string Undo = "undo";

    /// <summary>The magic.</summary>
    public static Directive Preview { get; } = new("#!sim preview", "#!sim preview undo deploy/NAME [--to-revision N] [-n NAMESPACE]",
        "Shows what rollout undo would change, and changes nothing")
    {
        Arguments = [Undo, "deploy/NAME", "NAME"],
        Required = 2,
        Options = [new("--to-revision", "N", "The revision to go back to; the one before the present one if not given"), DeploymentArgument.Namespace],
        Example = "#!sim preview undo deploy/web",
        Run = Run,
    };

    private static void Run(DirectiveCall call)
    {
        var arguments = call.Arguments;
        if (arguments.Positional[0] != Undo)
            throw new CellSyntaxException(arguments.Line, $"There is no preview of \"{arguments.Positional[0]}\". It is written: {Preview.Usage}");
        var revision = arguments.Number("--to-revision", 0, long.MinValue, long.MaxValue);
        if (DeploymentArgument.Find(call with { Arguments = arguments with { Positional = arguments.Positional[1..] } }) is not { } deployment) return;
        var cluster = call.Session.Cluster;
        var preview = UndoPreview.Of(cluster, deployment, revision, out var result);
        cluster.LastExitCode = result.ExitCode;
        if (result.StandardError.Length > 0) call.Output.Emit(new StreamOutput(StreamOutput.Error, result.StandardError));
        if (preview is not null) call.Output.Emit(new DisplayOutput(PreviewPicture.Of(preview, cluster)));
        else if (result.ExitCode == 0) call.Write($"Nothing would change. kubectl would say: {result.StandardOutput}");
    }
}
