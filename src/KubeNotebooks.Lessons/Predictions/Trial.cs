using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Kubectl;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Predictions;

/// <summary>A command that was run on a copy of the cluster to see what happens.</summary>
/// <param name="Cluster">The copy, when all had happened.</param>
/// <param name="Deployment">The Deployment then.</param>
/// <param name="From">When the command was run.</param>
/// <param name="Duration">How long the rollout took; null: it was not complete in time.</param>
public sealed record Trial(Cluster Cluster, V1Deployment Deployment, DateTimeOffset From, TimeSpan? Duration)
{
    /// <summary>Longer than this no rollout is waited for: one that is stuck has shown so by then.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(2);

    /// <summary>The commands after which there may be a Deployment that was not there: before any other it has to be.</summary>
    private static readonly ImmutableArray<string> Makes = ["create", "replace"];

    /// <summary>The controller's decisions about the Deployment since the command, oldest first.</summary>
    internal IEnumerable<RolloutStep> Steps => Cluster.Trace.Entries.Where(entry => entry.At >= From)
        .Select(entry => entry.What).OfType<RolloutStep>().Where(step => step.DeploymentUid == Deployment.Metadata.Uid);

    /// <summary>What happened to the Deployment's pods since the command.</summary>
    internal RolloutTimeline Timeline => Cluster.Timeline(Deployment.Metadata.Name, Deployment.Metadata.NamespaceProperty).Since(From);

    /// <summary>Runs a command.</summary>
    /// <param name="start">The cluster to begin with; it is not touched.</param>
    /// <param name="words">The command, without <c>kubectl</c>.</param>
    /// <param name="question">What is asked: it says how long to wait, and for which Deployment.</param>
    /// <param name="folder">Where the file names in the command start.</param>
    /// <exception cref="TrialException">kubectl refused it, or the Deployment is not there.</exception>
    public static Trial Run(Cluster start, ImmutableArray<string> words, Question question, string folder)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(question);
        if (!Makes.Contains(words[0]) && Find(start, question.Of) is null) throw new TrialException(Saying.Missing(question.Of).English);
        var cluster = start.Fork();
        var from = cluster.Now;
        cluster.NoteCommand(string.Join(' ', words));
        var result = new KubectlRunner(new ClusterApiClient(cluster)).Run(new KubectlInvocation(words) { WorkingDirectory = folder });
        if (result.ExitCode != 0) throw new TrialException(result.StandardError.TrimEnd());
        if (Find(cluster, question.Of) is null) throw new TrialException(Saying.Missing(question.Of).English);
        TimeSpan? duration = null;
        if (question.After is { } after) cluster.Run(after - (cluster.Now - from));
        else if (cluster.RunUntil(() => IsDone(cluster, question.Of), Longest)) duration = cluster.Now - from;
        if (question.After is null) cluster.Run(Afterwards);
        return new Trial(cluster, Find(cluster, question.Of) ?? throw new TrialException(Saying.Missing(question.Of).English), from, duration);
    }

    private static V1Deployment? Find(Cluster cluster, Target of) => of.Find(cluster) as V1Deployment;

    private static bool IsDone(Cluster cluster, Target of) => Find(cluster, of) is not { } now || RolloutStandings.Of(now) == RolloutStanding.Complete;
}

/// <summary>A command cannot be tried, because the cluster is not where the question begins.</summary>
/// <param name="message">What kubectl said.</param>
public sealed class TrialException(string message) : Exception(message);
