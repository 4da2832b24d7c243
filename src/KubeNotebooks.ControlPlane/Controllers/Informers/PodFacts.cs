using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Informers;

/// <summary>What controllers ask of a pod again and again, worked out once for each change of it.</summary>
internal sealed class PodFacts
{
    /// <summary>Works the facts out.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="matches">Whether its labels match its ReplicaSet's selector.</param>
    /// <param name="fullyLabelled">Whether it has all labels of its ReplicaSet's template.</param>
    public PodFacts(V1Pod pod, bool matches, bool fullyLabelled)
    {
        (Pod, Matches, FullyLabelled) = (pod, matches, fullyLabelled);
        IsFinished = pod.Status?.Phase is "Succeeded" or "Failed";
        IsActive = !IsFinished && pod.Metadata.DeletionTimestamp is null;
        ReadySince = ReadyTime(pod);
    }

    /// <summary>The pod.</summary>
    public V1Pod Pod { get; }

    /// <summary>Whether its labels match its ReplicaSet's selector.</summary>
    public bool Matches { get; }

    /// <summary>Whether it has all labels of its ReplicaSet's template.</summary>
    public bool FullyLabelled { get; }

    /// <summary>Whether it has run to its end.</summary>
    public bool IsFinished { get; }

    /// <summary>Whether it counts: neither finished nor being deleted.</summary>
    public bool IsActive { get; }

    /// <summary>Since when it is ready, in UTC; null when it is not.</summary>
    public DateTime? ReadySince { get; }

    /// <summary>Whether its ReplicaSet counts it: active, and its labels match.</summary>
    public bool Counts => IsActive && Matches;

    /// <summary>The node that it is on; empty before it is scheduled.</summary>
    public string Node => Pod.Spec.NodeName ?? "";

    private static DateTime? ReadyTime(V1Pod pod)
    {
        if (pod.Status?.Conditions is not { } conditions) return null;
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].Type != "Ready") continue;
            return conditions[i].Status == "True" ? conditions[i].LastTransitionTime ?? DateTime.MinValue : null;
        }
        return null;
    }
}
