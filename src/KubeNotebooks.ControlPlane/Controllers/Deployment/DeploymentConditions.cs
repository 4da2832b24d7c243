using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>A Deployment's conditions: a list in which the one that changed last stands last.</summary>
/// <remarks>Source: kubernetes pkg/controller/deployment/util/deployment_util.go, SetDeploymentCondition; reasons in the same file.</remarks>
internal static class DeploymentConditions
{
    public const string Available = "Available";
    public const string Progressing = "Progressing";
    public const string ReplicaFailure = "ReplicaFailure";

    public const string True = "True";
    public const string False = "False";
    public const string Unknown = "Unknown";

    public const string NewReplicaSetCreated = "NewReplicaSetCreated";
    public const string FoundNewReplicaSet = "FoundNewReplicaSet";
    public const string ReplicaSetUpdated = "ReplicaSetUpdated";
    public const string ReplicaSetCreateError = "ReplicaSetCreateError";
    public const string NewReplicaSetAvailable = "NewReplicaSetAvailable";
    public const string ProgressDeadlineExceeded = "ProgressDeadlineExceeded";
    public const string DeploymentPaused = "DeploymentPaused";
    public const string DeploymentResumed = "DeploymentResumed";

    /// <summary>A condition that changed now, in whole seconds.</summary>
    public static V1DeploymentCondition New(string type, string status, string reason, string message, DateTime now) => new()
    {
        Type = type,
        Status = status,
        Reason = reason,
        Message = message,
        LastUpdateTime = now,
        LastTransitionTime = now,
    };

    /// <summary>The condition of a type, or null.</summary>
    public static V1DeploymentCondition? Find(IList<V1DeploymentCondition>? conditions, string type)
    {
        if (conditions is null) return null;
        foreach (var condition in conditions)
        {
            if (condition.Type == type) return condition;
        }
        return null;
    }

    /// <summary>Sets a condition: nothing changes when status and reason are the same already.</summary>
    /// <returns>A new list, or the same one.</returns>
    public static IList<V1DeploymentCondition> Set(IList<V1DeploymentCondition>? conditions, V1DeploymentCondition condition)
    {
        var current = Find(conditions, condition.Type);
        if (current is not null && current.Status == condition.Status && current.Reason == condition.Reason) return conditions!;
        if (current is not null && current.Status == condition.Status)
            condition = condition with { LastTransitionTime = current.LastTransitionTime };
        return [.. Remove(conditions, condition.Type) ?? [], condition];
    }

    /// <summary>The list without the condition of a type.</summary>
    /// <returns>A new list, or the same one.</returns>
    public static IList<V1DeploymentCondition>? Remove(IList<V1DeploymentCondition>? conditions, string type) =>
        Find(conditions, type) is null ? conditions : [.. conditions!.Where(condition => condition.Type != type)];
}
