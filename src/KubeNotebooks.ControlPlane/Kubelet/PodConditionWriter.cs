using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Writes the conditions of a pod that the kubelet owns.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/status/generate.go.</remarks>
/// <param name="version">The release whose conditions there are.</param>
internal sealed class PodConditionWriter(KubernetesVersion version)
{
    private const string NotReady = "ContainersNotReady";
    private const string Scheduled = "PodScheduled";

    /// <summary>Whether the kubelet writes conditions of this type.</summary>
    public static bool Owns(string type) =>
        type is "PodReadyToStartContainers" or "Initialized" or "Ready" or "ContainersReady" or Scheduled;

    /// <summary>Writes the conditions, in the kubelet's order.</summary>
    /// <param name="worker">The pod.</param>
    /// <param name="view">What it looks like.</param>
    /// <param name="now">The time of what flips now.</param>
    public List<V1PodCondition> Write(PodWorker worker, PodView view, DateTime now)
    {
        var last = worker.Status?.Conditions;
        var (unready, reason, message) = Readiness(worker, view);
        var gate = unready ? null : ReadinessGate(worker.Pod);
        var conditions = new List<V1PodCondition>(5);
        if (version.AtLeast(29)) conditions.Add(Make(last, "PodReadyToStartContainers", view.SandboxReady, null, null, now));
        conditions.Add(Initialized(worker, view, last, now));
        conditions.Add(gate is null
            ? Make(last, "Ready", !unready, reason, message, now)
            : Make(last, "Ready", false, "ReadinessGatesNotReady", gate, now));
        conditions.Add(Make(last, "ContainersReady", !unready, reason, message, now));
        conditions.Add(Find(worker.Pod.Status?.Conditions, Scheduled) ?? Make(last, Scheduled, true, null, null, now));
        return conditions;
    }

    private (bool Unready, string? Reason, string? Message) Readiness(PodWorker worker, PodView view)
    {
        if (view.Phase == "Succeeded") return (true, "PodCompleted", null);
        if (view.Phase == "Failed" && version.AtLeast(27)) return (true, "PodFailed", null);
        string? names = null;
        for (var i = 0; i < view.Containers.Length; i++)
        {
            if (view.Containers[i].Ready || (i < worker.InitCount && !PodViewer.IsSidecar(worker.Spec(i)))) continue;
            names = names is null ? worker.Spec(i).Name : $"{names} {worker.Spec(i).Name}";
        }
        return names is null ? (false, null, null) : (true, NotReady, $"containers with unready status: [{names}]");
    }

    private static V1PodCondition Initialized(PodWorker worker, PodView view, IList<V1PodCondition>? last, DateTime now)
    {
        if (view.Phase == "Succeeded") return Make(last, "Initialized", true, "PodCompleted", null, now);
        string? names = null;
        for (var i = 0; i < worker.InitCount; i++)
        {
            var done = PodViewer.IsSidecar(worker.Spec(i)) ? view.Containers[i].Started : view.Containers[i].Ready;
            if (!done) names = names is null ? worker.Spec(i).Name : $"{names} {worker.Spec(i).Name}";
        }
        return names is null
            ? Make(last, "Initialized", true, null, null, now)
            : Make(last, "Initialized", false, "ContainersNotInitialized", $"containers with incomplete status: [{names}]", now);
    }

    // What the first readiness gate lacks; null: all are open.
    private static string? ReadinessGate(V1Pod pod)
    {
        if (pod.Spec.ReadinessGates is not { Count: > 0 } gates) return null;
        List<string> complaints = [];
        foreach (var gate in gates)
        {
            var condition = Find(pod.Status?.Conditions, gate.ConditionType);
            if (condition is null)
                complaints.Add($"corresponding condition of pod readiness gate \"{gate.ConditionType}\" does not exist.");
            else if (condition.Status != "True")
                complaints.Add($"the status of pod readiness gate \"{gate.ConditionType}\" is not \"True\", but {condition.Status}");
        }
        return complaints.Count == 0 ? null : string.Join(", ", complaints);
    }

    private static V1PodCondition Make(
        IList<V1PodCondition>? last, string type, bool holds, string? reason, string? message, DateTime now)
    {
        var status = holds ? "True" : "False";
        var before = Find(last, type);
        if (before is not null && before.Status == status)
        {
            if (before.Reason == reason && before.Message == message) return before;
            now = before.LastTransitionTime ?? now;
        }
        return new V1PodCondition { Type = type, Status = status, Reason = reason, Message = message, LastTransitionTime = now };
    }

    private static V1PodCondition? Find(IList<V1PodCondition>? conditions, string type)
    {
        if (conditions is null) return null;
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].Type == type) return conditions[i];
        }
        return null;
    }
}
