using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using C = KubeNotebooks.ControlPlane.Controllers.Deployment.DeploymentConditions;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>What goes on while a rollout waits.</summary>
internal static class Meanwhile
{
    /// <summary>Who serves.</summary>
    public static Sentence Serving(RolloutScene scene)
    {
        var view = scene.View;
        var fresh = view.New is null ? 0 : DeploymentView.Available(view.New);
        var old = DeploymentView.Sum(view.Old, DeploymentView.Available);
        var enough = fresh + old >= view.Limits.MinAvailable;
        return (fresh, old) switch
        {
            (0, 0) => $"No pod serves.",
            (0, _) when enough => $"{Say.Count(old, "old pod serves", "old pods serve")}, so nobody notices yet.",
            (0, _) => $"Only {Say.Count(old, "old pod serves", "old pods serve")}; the strategy wants at least {view.Limits.MinAvailable}.",
            (_, 0) when enough => $"{Say.Count(fresh, "new pod serves", "new pods serve")}.",
            (_, 0) => $"Only {Say.Count(fresh, "new pod serves", "new pods serve")}; the strategy wants at least {view.Limits.MinAvailable}.",
            _ when enough => $"{old} old and {fresh} new pods serve.",
            _ => $"Only {old} old and {fresh} new pods serve; the strategy wants at least {view.Limits.MinAvailable}.",
        };
    }

    /// <summary>When the Deployment itself reports that it does not go on.</summary>
    public static Sentence Report(RolloutScene scene)
    {
        var deployment = scene.Deployment;
        if (deployment.Spec.Paused == true) return $"While it is paused, no deadline counts.";
        if (!ProgressRules.HasDeadline(deployment)) return $"The Deployment itself never reports it: it has no progressDeadlineSeconds.";
        var seconds = deployment.Spec.ProgressDeadlineSeconds ?? 0;
        if (C.Find(deployment.Status?.Conditions, C.Progressing) is not { } progressing) return new Sentence();
        if (progressing.Reason == C.ProgressDeadlineExceeded)
            return $"The deadline has passed: the Deployment reports {C.ProgressDeadlineExceeded} since {Words.Plain(Since(progressing.LastUpdateTime, scene))} (progressDeadlineSeconds {seconds}).";
        if (progressing.Reason == C.NewReplicaSetAvailable)
            return $"The Deployment itself does not report it: its rollout was complete before, and the deadline is for rollouts.";
        var left = ProgressRules.Deadline(deployment, progressing) - scene.Now;
        return left > TimeSpan.Zero
            ? $"The Deployment itself will report it in {Words.Plain(HumanDuration.Format(left))}, if nothing moves before (progressDeadlineSeconds {seconds})."
            : (Sentence)$"The Deployment itself is about to report it (progressDeadlineSeconds {seconds}).";
    }

    private static string Since(DateTime? time, RolloutScene scene) => Say.For(Say.At(time), scene.Now);
}
