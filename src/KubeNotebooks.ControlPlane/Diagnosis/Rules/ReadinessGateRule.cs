namespace KubeNotebooks.ControlPlane.Diagnosis.Rules;

/// <summary>A readiness gate is closed: some condition of the pods is not true.</summary>
internal static class ReadinessGateRule
{
    /// <summary>Looks for it.</summary>
    public static Finding? Look(RolloutScene scene)
    {
        var found = scene.NewPods.Select(pod => pod.Status?.Conditions?.FirstOrDefault(one => one is { Type: "Ready", Reason: "ReadinessGatesNotReady" }))
            .Where(one => one is not null).ToList();
        return found is [{ } first, ..]
            ? new Finding("ReadinessGate", $"{Say.NewPods(found.Count, scene.NewPods.Length)} {Say.Verb(found.Count, "waits", "wait")} at a readiness gate: {Say.Quote(first.Message ?? "")}.")
            {
                More = $"No component of this cluster opens it.",
                WaysOut = [$"let something set the pods' condition", $"apply a manifest without {"readinessGates"}"],
            }
            : null;
    }
}
