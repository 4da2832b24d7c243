using k8s.Models;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>The condition by which the scheduler says that it found no node.</summary>
/// <remarks>Source: kubernetes pkg/scheduler/schedule_one.go, updatePod; pkg/api/v1/pod/util.go, UpdatePodCondition.</remarks>
internal static class PodScheduledCondition
{
    private const string Type = "PodScheduled";

    /// <summary>A pod's conditions with <c>PodScheduled</c> false.</summary>
    /// <param name="conditions">As they are; may be null.</param>
    /// <param name="message">Why.</param>
    /// <param name="now">The transition time, unless it was false already.</param>
    /// <returns>Null when they say so already.</returns>
    public static List<V1PodCondition>? Set(IList<V1PodCondition>? conditions, string message, DateTime now)
    {
        List<V1PodCondition> changed = [.. conditions ?? []];
        var index = changed.FindIndex(condition => condition.Type == Type);
        var condition = new V1PodCondition
        {
            Type = Type,
            Status = "False",
            Reason = "Unschedulable",
            Message = message,
            LastTransitionTime = index >= 0 && changed[index].Status == "False" ? changed[index].LastTransitionTime : now,
        };
        if (index < 0) changed.Add(condition);
        else if (changed[index].Message == message && changed[index].Status == "False") return null;
        else changed[index] = condition;
        return changed;
    }
}
