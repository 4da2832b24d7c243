using KubeNotebooks.ControlPlane.Controllers.Deployment;
using C = KubeNotebooks.ControlPlane.Controllers.Deployment.DeploymentConditions;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The API server refuses the pods of the current template, for instance because their service account is not there.</summary>
internal static class PodRefusedRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        if (scene.View.New is not { } newest) return null;
        var failure = newest.Status?.Conditions?.FirstOrDefault(one => one is { Type: C.ReplicaFailure, Status: "True", Reason: "FailedCreate" });
        if (failure is null || scene.NewPods.Length >= DeploymentView.Wanted(newest)) return null;
        var tries = scene.Events(newest.Metadata.Uid, "FailedCreate");
        var account = newest.Spec.Template.Spec.ServiceAccountName;
        var missing = !string.IsNullOrEmpty(account) && !scene.HasServiceAccount(account);
        Sentence what = missing
            ? (Sentence)$"The API server refuses the new pods: there is no service account {account}."
            : $"The API server refuses the new pods.";
        return new Finding("PodRefused", what)
        {
            More = $"ReplicaSet {newest.Metadata.Name} says {C.ReplicaFailure}, FailedCreate{Tries(tries, scene.Now)}: {Say.Quote(failure.Message ?? "")}.",
            WaysOut = missing
                ? [$"apply a manifest of kind ServiceAccount with the name {account}", $"apply a manifest with a service account that exists"]
                : [$"apply a manifest whose pods the server accepts"],
        };
    }

    private static Sentence Tries(IReadOnlyList<PastEvent> tries, DateTimeOffset now) =>
        tries.Count == 0 ? new Sentence() : $" ({Say.Count(tries.Sum(one => one.Count), "try", "tries")}, last {Say.Ago(tries[^1].Last, now)})";
}
