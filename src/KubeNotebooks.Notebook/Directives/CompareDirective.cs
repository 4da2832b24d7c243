using System.Collections.Immutable;
using KubeNotebooks.Display.Comparisons;
using KubeNotebooks.Kubectl.Comparisons;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim compare</c>: one change under two strategies, side by side.</summary>
internal static class CompareDirective
{
    private const string First = "--a";
    private const string Second = "--b";
    private const string Change = "--change";
    private const string From = "--from";

    /// <summary>The magic.</summary>
    public static Directive Compare { get; } = new("#!sim compare",
        "#!sim compare deploy/NAME --a STRATEGY --b STRATEGY [--change COMMAND] [--from SNAPSHOT] [-n NAMESPACE]",
        "Makes the same change under two strategies, each on a copy of the cluster, and shows both timelines")
    {
        Arguments = ["deploy/NAME", "NAME"],
        Required = 1,
        Options =
        [
            new(First, "STRATEGY", "Such as maxSurge=0,maxUnavailable=1, or Recreate") { Choices = [.. RolloutStrategy.Examples] },
            new(Second, "STRATEGY", "The other one") { Choices = [.. RolloutStrategy.Examples] },
            new(Change, "COMMAND", "A kubectl command in quotes; if not given: rollout restart of the Deployment"),
            new(From, "SNAPSHOT", "Where both begin; if not given: the cluster as it is now"),
            DeploymentArgument.Namespace,
        ],
        Example = "#!sim compare deploy/web --a maxSurge=0,maxUnavailable=1 --b maxSurge=25% --change \"set image deploy/web nginx=nginx:1.17\"",
        Run = Run,
    };

    private static void Run(DirectiveCall call)
    {
        var arguments = call.Arguments;
        var strategies = new[] { First, Second }.Select(option => Strategy(arguments, option)).ToImmutableArray();
        var start = arguments.Value(From) is { } name ? SnapshotDirectives.Find(call, name) : call.Session.Cluster;
        if (DeploymentArgument.Find(call, (_, ns, name) => start.ApiServer.Get<k8s.Models.V1Deployment>(ns, name)) is not { } deployment) return;
        var command = Words(arguments, deployment.Metadata.Name, deployment.Metadata.NamespaceProperty);
        try
        {
            var comparison = StrategyComparison.Of(start, deployment, strategies, command, call.Session.Files.Folder);
            call.Output.Emit(new DisplayOutput(ComparisonView.Of(comparison)));
        }
        catch (ComparisonException wrong)
        {
            call.Output.Emit(new StreamOutput(StreamOutput.Error, wrong.Message + "\n"));
            call.Session.Cluster.LastExitCode = 1;
        }
    }

    private static RolloutStrategy Strategy(DirectiveArguments arguments, string option)
    {
        var text = arguments.Value(option) ?? throw new CellSyntaxException(arguments.Line, $"Two strategies are compared, and {option} is missing. It is written: {Compare.Usage}");
        try
        {
            return RolloutStrategy.Parse(text);
        }
        catch (FormatException wrong)
        {
            throw new CellSyntaxException(arguments.Line, $"{option}: {wrong.Message}");
        }
    }

    private static ImmutableArray<string> Words(DirectiveArguments arguments, string deployment, string @namespace)
    {
        if (arguments.Value(Change) is not { } text) return ["rollout", "restart", "deployment", deployment, "-n", @namespace];
        var split = ShellWords.Split(text);
        if (split.End != ShellWordsEnd.Complete || split.Words.IsEmpty)
            throw new CellSyntaxException(arguments.Line, $"{Change} is a kubectl command in quotes, not \"{text}\".");
        return split.Words is ["kubectl", .. var rest] ? rest : split.Words;
    }
}
