using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>One ReplicaSet and the size that it shall have.</summary>
/// <param name="ReplicaSet">As it is.</param>
/// <param name="To">How many pods it shall want.</param>
internal readonly record struct ReplicaSetScale(V1ReplicaSet ReplicaSet, int To)
{
    /// <summary>How many pods it wants so far.</summary>
    public int From => DeploymentView.Wanted(ReplicaSet);
}
