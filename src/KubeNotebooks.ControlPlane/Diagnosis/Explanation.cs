using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Diagnosis.Rules;
using KubeNotebooks.ControlPlane.Rollouts;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>Why a Deployment is where it is: the controller's sum, what it waits for, and whether that comes by itself.</summary>
/// <param name="Deployment">The Deployment.</param>
/// <param name="Standing">How far its rollout has come.</param>
/// <param name="Outlook">Whether it goes on.</param>
/// <remarks>Simulated: no tool for real clusters says this. Every claim is read from objects, events and the trace.</remarks>
public sealed record Explanation(V1Deployment Deployment, RolloutStanding Standing, Outlook Outlook)
{
    private const int MostOthers = 3;

    /// <summary>The sum behind the controller's latest decision; null when it has made none.</summary>
    public RolloutSum? Sum { get; init; }

    /// <summary>When the controller made that decision.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The first cause of the wait; null when nothing is waited for.</summary>
    public Finding? Cause { get; init; }

    /// <summary>Other things that do not end by themselves, which show when the first one is mended.</summary>
    public ImmutableArray<Finding> Others { get; init; } = [];

    /// <summary>What fails on purpose and concerns it, whether it shows yet or not.</summary>
    public ImmutableArray<Sentence> Simulated { get; init; } = [];

    /// <summary>Who serves meanwhile; empty when nothing is waited for.</summary>
    public Sentence Serving { get; init; } = new();

    /// <summary>When the Deployment itself reports that it does not go on; empty when it goes on.</summary>
    public Sentence Report { get; init; } = new();

    /// <summary>What would help.</summary>
    public ImmutableArray<Sentence> WaysOut { get; init; } = [];

    /// <summary>Explains a Deployment as it is now.</summary>
    /// <param name="cluster">Where it is.</param>
    /// <param name="deployment">The Deployment.</param>
    public static Explanation Of(Cluster cluster, V1Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(deployment);
        var scene = new RolloutScene(cluster, deployment);
        var standing = RolloutStandings.Of(deployment);
        var isComplete = scene.View.New is not null && Controllers.Deployment.ProgressRules.IsComplete(deployment, deployment.Status);
        var findings = Findings(scene);
        ImmutableArray<Finding> stuck = [.. findings.Where(one => !one.EndsByItself)];
        var cause = !stuck.IsEmpty ? stuck[0] : isComplete && deployment.Metadata.DeletionTimestamp is null ? null : findings[0];
        var outlook = cause switch
        {
            null => Outlook.AtRest,
            { EndsByItself: false } => Outlook.Stuck,
            { IsDoubtful: true } => Outlook.Unclear,
            _ => Outlook.GoesOn,
        };
        return new Explanation(deployment, standing, outlook)
        {
            Sum = scene.Step is { } step ? RolloutSum.Of(step, deployment) : null,
            DecidedAt = scene.Step is null ? null : scene.StepAt,
            Cause = cause,
            Others = [.. stuck.Skip(1).Take(MostOthers)],
            Simulated = [.. scene.Faults.Select(fault => Say.Fault(fault, scene.Now))],
            Serving = cause is null ? new Sentence() : Meanwhile.Serving(scene),
            Report = outlook == Outlook.Stuck || standing == RolloutStanding.DeadlineExceeded ? Meanwhile.Report(scene) : new Sentence(),
            WaysOut = outlook == Outlook.Stuck ? Ways(scene, cause!) : [],
        };
    }

    private static ImmutableArray<Sentence> Ways(RolloutScene scene, Finding cause)
    {
        ImmutableArray<Sentence> heals = [.. scene.Faults.Where(fault => SimulatedCauses.Explains(fault.Kind, cause)).Select(fault => (Sentence)$"{Say.Command(fault.Heal)}")];
        if (!heals.IsEmpty) return heals;
        if (scene.Deployment.Spec.Paused == true || scene.Deployment.Metadata.DeletionTimestamp is not null || UndoTarget.Of(scene) is not { } target) return cause.WaysOut;
        return [$"{Say.Command($"kubectl rollout undo deployment {scene.Deployment.Metadata.Name}{scene.InNamespace}{target.Flag}")}", .. cause.WaysOut];
    }

    // Of a Deployment that is being deleted nothing else matters.
    private static ImmutableArray<Finding> Findings(RolloutScene scene) => DeletedRule.Look(scene) is { } deleted
        ? [deleted]
        : [.. StallRules.All.Select(rule => rule(scene)).OfType<Finding>()];
}
