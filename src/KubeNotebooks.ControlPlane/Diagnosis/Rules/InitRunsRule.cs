namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>Init containers have not ended yet.</summary>
internal static class InitRunsRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.Containers(status => status.State?.Running is not null, init: true)
            .Where(one => one.Pod.Spec.InitContainers.First(init => init.Name == one.Status.Name).RestartPolicy != "Always").ToList();
        return found is [var first, ..]
            ? new Finding("InitRuns", $"{Say.NewPods(found.Count, scene.NewPods.Length)} {Say.Verb(found.Count, "waits", "wait")} for init container {first.Status.Name} to end; it runs since {Words.Plain(Say.For(Say.At(first.Status.State.Running.StartedAt), scene.Now))}.")
            {
                EndsByItself = true,
            }
            : null;
    }
}
