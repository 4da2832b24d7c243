using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.History;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>A rollout decision by decision: from the latest change of the template to now.</summary>
/// <param name="Deployment">The Deployment as the change left it.</param>
/// <param name="Began">When the template changed.</param>
/// <param name="Command">The command that changed it; null when no command did.</param>
/// <param name="Steps">What the controller decided; a wait is part of the step before it, unless it is the last.</param>
public sealed record RolloutWalk(V1Deployment Deployment, DateTimeOffset Began, PastCommand? Command, ImmutableArray<WalkStep> Steps)
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    /// <summary>The latest rollout of a Deployment.</summary>
    /// <param name="cluster">Where it is.</param>
    /// <param name="deployment">The Deployment.</param>
    public static RolloutWalk Of(Cluster cluster, V1Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(deployment);
        var change = LatestChange(cluster.History.VersionsOf(deployment.Metadata.Uid));
        var began = change?.At ?? cluster.Now;
        var command = cluster.History.Commands.Where(one => one.At <= began).Cast<PastCommand?>().LastOrDefault();
        return new RolloutWalk((V1Deployment?)change?.Object ?? deployment, began, began - command?.At < AtOnce ? command : null,
            InSteps([.. Decisions(cluster, deployment.Metadata.Uid, began)]));
    }

    private static ObjectVersion? LatestChange(IReadOnlyList<ObjectVersion> versions)
    {
        for (var i = versions.Count - 1; i >= 0; i--)
        {
            if (versions[i].Object is not V1Deployment now) continue;
            if (i == 0 || !DeploymentView.SameTemplate(((V1Deployment)versions[i - 1].Object).Spec.Template, now.Spec.Template)) return versions[i];
        }
        return null;
    }

    private static IEnumerable<Decision> Decisions(Cluster cluster, string uid, DateTimeOffset from)
    {
        var entries = cluster.Trace.Entries;
        var first = entries.Count;
        while (first > 0 && entries[first - 1].At > from) first--;
        for (var i = first; i < entries.Count; i++)
        {
            if (entries[i].What is RolloutStep step && step.DeploymentUid == uid) yield return new Decision(entries[i].At, step);
        }
    }

    private static ImmutableArray<WalkStep> InSteps(ImmutableArray<Decision> decisions)
    {
        var steps = ImmutableArray.CreateBuilder<WalkStep>();
        var acts = decisions.Where((one, i) => one.Step.Changes.Count > 0 || i == decisions.Length - 1).ToList();
        for (var i = 0; i < acts.Count; i++) steps.Add(new WalkStep(i + 1, acts[i], i + 1 < acts.Count ? acts[i + 1] : null));
        return steps.ToImmutable();
    }
}

/// <summary>A decision of the controller, and when it was made.</summary>
/// <param name="At">When.</param>
/// <param name="Step">What.</param>
public readonly record struct Decision(DateTimeOffset At, RolloutStep Step);

/// <summary>A step of a rollout.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Next">The step after it; null: there is none yet.</param>
public sealed record WalkStep(int Number, Decision Decision, Decision? Next)
{
    /// <summary>What happened between this step and the next, by the numbers that the controller saw.</summary>
    public Sentence WaitedFor
    {
        get
        {
            if (Next is not { } next) return new Sentence();
            var after = Sizes();
            var fresh = next.Step.NewAvailable - (next.Step.NewReplicaSet == Decision.Step.NewReplicaSet ? Decision.Step.NewAvailable : 0);
            var ended = Decision.Step.OldAvailable - next.Step.OldAvailable;
            if (fresh > 0) return $"Then it waited until {Say.Count(fresh, "more new pod was", "more new pods were")} available.";
            if (next.Step.Kind == RolloutStepKind.Recreate && Decision.Step.Kind == RolloutStepKind.Recreate && after.Old == 0 && next.Step.NewWanted == 0)
                return $"Then it waited until every old pod had ended.";
            if (ended > 0) return $"Then the old ReplicaSet reported {Say.Count(ended, "available pod", "available pods")} fewer.";
            return next.Step.Replicas != Decision.Step.Replicas
                ? (Sentence)$"Then the number of replicas changed to {next.Step.Replicas}."
                : $"Then it looked again at once, at what it had written itself.";
        }
    }

    private (int New, int Old) Sizes()
    {
        var (fresh, old) = (Decision.Step.NewWanted, Decision.Step.OldWanted);
        foreach (var change in Decision.Step.Changes)
        {
            if (change.ReplicaSet == Decision.Step.NewReplicaSet) fresh += change.To - change.From;
            else old += change.To - change.From;
        }
        return (fresh, old);
    }
}
