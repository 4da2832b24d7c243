using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.Diagnosis.Rules;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>The rules that find what a rollout waits for, in the order in which causes come before their effects.</summary>
/// <remarks>
/// First what does not end by itself: from the Deployment over the ReplicaSet to the pod, and within the pod from what concerns every
/// pod of the template to what concerns single ones. Then what ends by itself, from the farthest behind to the farthest ahead.
/// A new kind of stall is a new rule and a line here.
/// </remarks>
internal static class StallRules
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<Func<RolloutScene, Finding?>> All { get; } =
    [
        PausedRule.Look,
        ReplicaSetRefusedRule.Look,
        PodRefusedRule.Look,
        ImageNameRule.Look,
        ImageNeverPulledRule.Look,
        ImagePullRule.Look,
        MissingConfigRule.Look,
        MissingVolumeRule.Look,
        CannotStartRule.Look,
        InitContainerRule.Look,
        FailedProbeRule.Look,
        CrashLoopRule.Look,
        NoNodeRule.Look,
        SilentNodeRule.Look,
        NotReadyRule.Look,
        ReadinessGateRule.Look,
        OldPodsEndRule.Look,
        NotSeenRule.Look,
        NotCreatedRule.Look,
        NotPlacedRule.Look,
        PullingRule.Look,
        InitRunsRule.Look,
        StartingRule.Look,
        MinReadyRule.Look,
        WordTravelsRule.Look,
    ];
}
