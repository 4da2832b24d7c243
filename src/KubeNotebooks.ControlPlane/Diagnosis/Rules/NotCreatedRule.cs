using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The ReplicaSet controller has not made all pods yet.</summary>
internal static class NotCreatedRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        if (scene.View.New is not { } newest) return null;
        var wanted = DeploymentView.Wanted(newest);
        return scene.NewPods.Length < wanted
            ? new Finding("NotCreated", $"ReplicaSet {newest.Metadata.Name} wants {wanted} pods and has {scene.NewPods.Length}: its controller is about to make the others.") { EndsByItself = true }
            : null;
    }
}
