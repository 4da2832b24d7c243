using C = KubeNotebooks.ControlPlane.Controllers.Deployment.DeploymentConditions;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The API server refuses the ReplicaSet of the current template.</summary>
internal static class ReplicaSetRefusedRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene) =>
        scene.View.New is null && C.Find(scene.Deployment.Status?.Conditions, C.Progressing) is { Reason: C.ReplicaSetCreateError } refused
            ? new Finding("ReplicaSetRefused", $"The API server refuses the ReplicaSet of the current template: {Say.Quote(refused.Message ?? "")}.")
            {
                WaysOut = [$"apply a manifest that the server accepts"],
            }
            : null;
}
