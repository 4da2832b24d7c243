namespace KubeNotebooks.Display.Cards;

/// <summary>What conditions mean, in one sentence each: all in this one place.</summary>
/// <remarks>
/// Source of the reasons: kubernetes pkg/controller/deployment/util/deployment_util.go; pkg/controller/replicaset/replica_set_utils.go;
/// pkg/kubelet/status/generate.go; pkg/kubelet/nodestatus/setters.go; pkg/scheduler/schedule_one.go. The sentences are our own.
/// </remarks>
internal static class ConditionMeanings
{
    private static readonly Dictionary<(string Type, string Status, string Reason), string> Sentences = new()
    {
        [("Available", "True", "")] = "At least as many pods are available as the strategy promises.",
        [("Available", "False", "")] = "Fewer pods are available than the strategy promises.",
        [("Progressing", "True", "NewReplicaSetCreated")] = "The controller has made a ReplicaSet for this pod template.",
        [("Progressing", "True", "FoundNewReplicaSet")] = "A ReplicaSet with this pod template was there already, and is used again.",
        [("Progressing", "True", "ReplicaSetUpdated")] = "The rollout is under way: new pods come, old pods go.",
        [("Progressing", "True", "NewReplicaSetAvailable")] = "The rollout is done: all pods are of the current revision and available.",
        [("Progressing", "Unknown", "DeploymentPaused")] = "Somebody paused the rollout: a changed pod template waits until it is resumed.",
        [("Progressing", "Unknown", "DeploymentResumed")] = "Somebody resumed the rollout: it goes on.",
        [("Progressing", "False", "ProgressDeadlineExceeded")] =
            "Nothing has moved forward for longer than progressDeadlineSeconds. The controller keeps trying and does not roll back by itself.",
        [("Progressing", "False", "ReplicaSetCreateError")] = "The controller could not make a ReplicaSet for this pod template.",
        [("ReplicaFailure", "True", "FailedCreate")] = "The API server refuses the pods that the ReplicaSet wants to make.",
        [("ReplicaFailure", "True", "FailedDelete")] = "Pods that are too many could not be deleted.",
        [("PodScheduled", "True", "")] = "The scheduler has found a node for it.",
        [("PodScheduled", "False", "Unschedulable")] = "No node has room for it, or none is allowed.",
        [("PodScheduled", "False", "SchedulingGated")] = "It waits until its scheduling gates are removed.",
        [("PodReadyToStartContainers", "True", "")] = "Its sandbox and its network are set up.",
        [("PodReadyToStartContainers", "False", "")] = "Its sandbox and its network are not set up (yet, or any more).",
        [("Initialized", "True", "")] = "Its init containers, if it has any, have ended well.",
        [("Initialized", "False", "")] = "Its init containers have not all ended well yet.",
        [("ContainersReady", "True", "")] = "All its containers are ready.",
        [("ContainersReady", "False", "")] = "Not all its containers are ready.",
        [("ContainersReady", "False", "PodCompleted")] = "Its containers have ended.",
        [("Ready", "True", "")] = "It may serve: Services send requests to it.",
        [("Ready", "False", "")] = "It does not serve: Services send it no requests.",
        [("Ready", "False", "PodCompleted")] = "It has done its work and serves no more.",
        [("DisruptionTarget", "True", "")] = "It was chosen to be ended: preempted, evicted or cleaned up.",
        [("Ready", "True", "KubeletReady")] = "Its kubelet answers and takes pods.",
        [("Ready", "False", "KubeletNotReady")] = "Its kubelet answers, but takes no pods.",
        [("Ready", "Unknown", "NodeStatusUnknown")] = "Its kubelet has not been heard of for a while.",
        [("MemoryPressure", "False", "")] = "There is enough memory.",
        [("MemoryPressure", "True", "")] = "Memory runs out: pods may be evicted.",
        [("DiskPressure", "False", "")] = "There is enough room on the disk.",
        [("DiskPressure", "True", "")] = "The disk is nearly full: pods may be evicted.",
        [("PIDPressure", "False", "")] = "There are enough process numbers left.",
        [("PIDPressure", "True", "")] = "Process numbers run out: pods may be evicted.",
        [("NetworkUnavailable", "False", "")] = "Its network is set up.",
        [("NetworkUnavailable", "True", "")] = "Its network is not set up.",
    };

    /// <summary>The sentence for a condition: for its reason, or for its status, or one that says where to look.</summary>
    public static string Of(string type, string status, string? reason) =>
        Sentences.GetValueOrDefault((type, status, reason ?? ""))
        ?? Sentences.GetValueOrDefault((type, status, ""))
        ?? "Its message tells what this means.";

    /// <summary>Whether a condition is as one wishes: for most that is True, for those that name a trouble it is False.</summary>
    public static bool IsWell(string type, string status) => type switch
    {
        "MemoryPressure" or "DiskPressure" or "PIDPressure" or "NetworkUnavailable" or "ReplicaFailure" or "DisruptionTarget" => status == "False",
        _ => status == "True",
    };
}
