using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>Someone has paused the Deployment before its rollout was complete.</summary>
internal static class PausedRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var view = scene.View;
        if (scene.Deployment.Spec.Paused != true) return null;
        if (view.New is { } newest && view.ActiveOld.IsEmpty && DeploymentView.Wanted(newest) == view.Replicas) return null;
        return new Finding("Paused", $"The Deployment is paused: the controller replaces no pods until it is resumed.")
        {
            More = view.New is null ? (Sentence)$"The template was changed meanwhile, and there is no ReplicaSet for it yet." : $"Some pods are of the current template, some of an older one.",
            WaysOut = [$"{Say.Command($"kubectl rollout resume deployment {scene.Deployment.Metadata.Name}{scene.InNamespace}")}"],
        };
    }
}
