using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>The sum behind a decision of the Deployment controller, in words and numbers.</summary>
/// <param name="Limits">Between which numbers of pods it has to stay, and how they come about.</param>
/// <param name="Now">What it saw.</param>
/// <param name="Verdict">What follows from that.</param>
/// <remarks>
/// Source: kubernetes pkg/controller/deployment/rolling.go, recreate.go and sync.go: what they compute, from the controller's own note.
/// </remarks>
public sealed record RolloutSum(Sentence Limits, Sentence Now, Sentence Verdict)
{
    /// <summary>The sum behind a decision.</summary>
    /// <param name="step">The decision.</param>
    /// <param name="deployment">The Deployment for which it was made: it says whether a limit was a percentage.</param>
    public static RolloutSum Of(RolloutStep step, V1Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(deployment);
        return new RolloutSum(LimitsOf(step, deployment), NowOf(step), step.Kind switch
        {
            RolloutStepKind.Recreate => OfRecreate(step),
            RolloutStepKind.RollingUpdate => OfRollingUpdate(step),
            RolloutStepKind.Paused => step.Changes.Count > 0 ? Did(step) : $"It is paused: no pods are replaced.",
            _ => step.Changes.Count > 0 ? Did(step) : $"The sizes are right: it has nothing to scale.",
        });
    }

    private static Sentence LimitsOf(RolloutStep step, V1Deployment deployment)
    {
        if (step.Kind == RolloutStepKind.Recreate || deployment.Spec.Strategy?.Type == "Recreate")
            return $"{Say.Count(step.Replicas, "replica", "replicas")}, strategy Recreate: all old pods end before a new one starts.";
        var rolling = deployment.Spec.Strategy?.RollingUpdate;
        Sentence replicas = Say.Count(step.Replicas, "replica", "replicas");
        return $"{replicas}, surge {Amount(rolling?.MaxSurge, step.MaxSurge)}, unavailable {Unavailable(rolling, step)}: at most {Say.Count(step.MaxTotal, "pod", "pods")}, at least {step.MinAvailable} available.";
    }

    // A percentage shows what it comes to.
    private static Sentence Amount(IntOrString? given, int pods) =>
        given?.Value is { } text && text.EndsWith('%') ? $"{Words.Plain($"{text[..^1]} %")} → {pods}" : (Sentence)$"{pods}";

    private static Sentence Unavailable(V1RollingUpdateDeployment? rolling, RolloutStep step)
    {
        var rounded = IntOrPercent.Of(rolling?.MaxUnavailable).RoundedDown(step.Replicas);
        var amount = Amount(rolling?.MaxUnavailable, rounded);
        return rounded == step.MaxUnavailable ? amount
            : rounded < step.MaxUnavailable ? (Sentence)$"{amount}, taken as {step.MaxUnavailable} because surge and unavailable cannot both be 0"
            : $"{amount}, but no more than {step.MaxUnavailable}";
    }

    private static Sentence NowOf(RolloutStep step) => step.OldWanted == 0 || step.NewWanted == 0
        ? (Sentence)$"{Say.Count(step.Total, "pod", "pods")}{Words.Plain(step.Total == 0 ? "" : step.OldWanted == 0 ? ", all new" : ", all old")}; {step.Available} available."
        : $"{Say.Count(step.Total, "pod", "pods")}, {step.NewWanted} new and {step.OldWanted} old; {step.Available} available.";

    private static Sentence OfRollingUpdate(RolloutStep step)
    {
        if (step.Changes.Count > 0) return $"{Allowed(step)}{Did(step)}";
        if (step.IsComplete) return $"All are new and available.";
        if (step.StatusLags) return $"An old ReplicaSet has not counted its pods since it was resized: it waits for that.";
        if (step.OldWanted == 0) return $"No old pod is left, and no new one is missing: it waits until {Waits(step)}.";
        Sentence add = step.NewWanted >= step.Replicas ? (Sentence)$"no new pod is missing" : $"it cannot add a pod ({step.Total} of {step.MaxTotal})";
        return $"So {add}, and it may remove {step.MayRemove} ({Budget(step)}) until {Waits(step)}.";
    }

    private static Sentence Allowed(RolloutStep step)
    {
        if (step.Changes[0].ReplicaSet != step.NewReplicaSet) return $"It may remove {Math.Max(0, step.RemovalBudget)} ({Budget(step)}). ";
        return step.Changes[0].To < step.Changes[0].From
            ? (Sentence)$"There are more new pods than the {step.Replicas} that are wanted. "
            : $"It may add {step.MayAdd} ({step.MaxTotal} allowed − {step.Total} there, and {step.Replicas} wanted − {step.NewWanted} new there). ";
    }

    private static Sentence Budget(RolloutStep step) =>
        $"{step.Total} − {step.MinAvailable} that must be available − {step.NewUnavailable} new that are not = {step.RemovalBudget}";

    private static Sentence Waits(RolloutStep step) => step.NewUnavailable == 1
        ? (Sentence)$"the {Words.Plain(step.NewWanted == 1 ? "new pod is available" : "new pod that is not available yet is")}"
        : step.NewUnavailable == step.NewWanted
            ? (Sentence)$"one of the {step.NewUnavailable} new pods is available"
            : $"one of the {step.NewUnavailable} new pods that are not available yet is";

    private static Sentence OfRecreate(RolloutStep step)
    {
        if (step.Changes.Count > 0) return Did(step);
        if (step.OldPodsLeft > 0)
            return $"{Say.Count(step.OldPodsLeft, "old pod has", "old pods have")} not ended yet: it makes no new pod before that.";
        return step.IsComplete ? (Sentence)$"All are new and available." : $"All new pods are made: it waits until {Waits(step)}.";
    }

    private static Sentence Did(RolloutStep step)
    {
        Sentence sentence = $"It sets ";
        for (var i = 0; i < step.Changes.Count; i++)
        {
            var change = step.Changes[i];
            if (i > 0) sentence.AppendLiteral(", ");
            sentence.AppendFormatted(change.From == change.To ? (Sentence)$"up new {change.ReplicaSet}, with {change.To} pods at first" : $"{Words.Plain(change.ReplicaSet == step.NewReplicaSet ? "new" : "old")} {change.ReplicaSet} from {change.From} to {change.To}");
        }
        sentence.AppendLiteral(".");
        return sentence;
    }
}
