namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>The controller has not looked at the latest change yet.</summary>
internal static class NotSeenRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        if ((scene.Deployment.Status?.ObservedGeneration ?? 0) >= (scene.Deployment.Metadata.Generation ?? 0) && scene.View.New is not null)
            return null;
        return scene.View.New is not null && scene.NewPods.Length > 0
            ? null
            : new Finding("NotSeen", $"The Deployment controller has not acted on the latest change yet; it hears of it within milliseconds.") { EndsByItself = true };
    }
}
