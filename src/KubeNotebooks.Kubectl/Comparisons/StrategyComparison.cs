using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Comparisons;

/// <summary>The same change to a Deployment under several strategies.</summary>
/// <param name="Command">The change: a kubectl command, without the program's name.</param>
/// <param name="Trials">One for each strategy, in their order; all end at the same moment.</param>
/// <remarks>Simulated: each runs on a fork of its own; the cluster itself is not touched, and its chance draws nothing.</remarks>
public sealed record StrategyComparison(string Command, ImmutableArray<StrategyTrial> Trials)
{
    /// <summary>How long a rollout may take before it counts as not done.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(15);

    /// <summary>After the last one is done the timelines go on for this long, so that its last pods are seen to leave.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(2);

    /// <summary>The new strategy is known to the controllers before the change is made.</summary>
    private static readonly TimeSpan UntilKnown = TimeSpan.FromSeconds(1);

    /// <summary>Runs the change under each strategy.</summary>
    /// <param name="start">The cluster to begin with.</param>
    /// <param name="deployment">A Deployment in it.</param>
    /// <param name="strategies">At least one.</param>
    /// <param name="command">The words of the change, without <c>kubectl</c>.</param>
    /// <param name="folder">Where the file names in it start.</param>
    /// <exception cref="ComparisonException">kubectl refused a strategy or the change.</exception>
    public static StrategyComparison Of(
        Cluster start, V1Deployment deployment, ImmutableArray<RolloutStrategy> strategies, ImmutableArray<string> command, string folder)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(deployment);
        var runs = strategies.Select(strategy => Run(start.Fork(), deployment, strategy, command, folder)).ToArray();
        var end = runs.Max(run => run.Cluster.Now) + Afterwards;
        foreach (var run in runs) run.Cluster.Run(end - run.Cluster.Now);
        return new StrategyComparison(string.Join(' ', command),
        [
            .. runs.Zip(strategies, (run, strategy) => new StrategyTrial(
                strategy, run.Cluster.Timeline(deployment.Metadata.Name, deployment.Metadata.NamespaceProperty).Since(run.From), run.Duration)),
        ]);
    }

    private static (Cluster Cluster, DateTimeOffset From, TimeSpan? Duration) Run(
        Cluster cluster, V1Deployment deployment, RolloutStrategy strategy, ImmutableArray<string> command, string folder)
    {
        var (ns, name) = (deployment.Metadata.NamespaceProperty, deployment.Metadata.Name);
        Kubectl(cluster, ["patch", "deployment", name, "-n", ns, "--type", "merge", "-p", strategy.Patch], folder, $"the strategy {strategy.Text}");
        cluster.Run(UntilKnown);
        var from = cluster.Now;
        cluster.NoteCommand(string.Join(' ', command));
        Kubectl(cluster, command, folder, $"kubectl {string.Join(' ', command)}");
        var done = cluster.RunUntil(
            () => cluster.ApiServer.TryGet<V1Deployment>(ns, name) is not { } now || RolloutStandings.Of(now) == RolloutStanding.Complete, Longest);
        return (cluster, from, done ? cluster.Now - from : null);
    }

    private static void Kubectl(Cluster cluster, ImmutableArray<string> words, string folder, string what)
    {
        var result = new KubectlRunner(new ClusterApiClient(cluster)).Run(new KubectlInvocation(words) { WorkingDirectory = folder });
        if (result.ExitCode != 0) throw new ComparisonException($"{what} was refused: {result.StandardError.TrimEnd()}");
    }
}
